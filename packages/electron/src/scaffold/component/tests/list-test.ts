import type { SourceFile } from '@nx-slice/schemas';
import { idOf } from '../../../domain/model/samples.js';
import { lines, property, quote } from '../../../text.js';
import type { OperationModel } from '../../front-end/slice-model.js';
import type { ComponentEntity, ComponentModel } from '../component-model.js';
import { componentTest } from './component-test.js';
import { fullHeading, sampledFields, type SampledField } from './sampled.js';

/** `<entity>-list.test.tsx`. */
export function listTest(
  model: ComponentModel,
  entity: ComponentEntity,
  list: OperationModel,
): SourceFile {
  const { type, camel, labels, lowers, isSearchable } = entity;
  const id = `${idOf(entity.name, model.names)}(2)`;
  return componentTest(
    model,
    `${entity.kebab}-list`,
    lines(
      `const heading = ${fullHeading(model, entity)};`,
      ``,
      `test('says that it is loading', () => {`,
      `  const api = createFakeApi();`,
      `  api.${list.name}.mockReturnValue(new Promise(() => undefined));`,
      `  show(<${type}List />, api);`,
      `  expect(screen.getByRole('status')).toHaveTextContent('Loading');`,
      `});`,
      ``,
      `test('says that there is nothing yet', async () => {`,
      `  show(<${type}List />);`,
      `  expect(await screen.findByText(${quote(`No ${lowers} yet`)})).toBeInTheDocument();`,
      `});`,
      ``,
      `test('says why it cannot be shown', async () => {`,
      `  const api = createFakeApi();`,
      `  api.${list.name}.mockRejectedValue(new Error('No disk'));`,
      `  show(<${type}List />, api);`,
      `  expect(await screen.findByRole('alert')).toHaveTextContent('No disk');`,
      `});`,
      ``,
      `test('shows every entry, also two that are called the same', async () => {`,
      `  const entries = [full${type}(), { ...full${type}(), id: ${id} }];`,
      `  show(<${type}List />, createFakeApi({ ${property(camel)}: entries }));`,
      `  await findItem(heading);`,
      `  expect(screen.getByRole('list', { name: ${quote(labels)} })).toBeInTheDocument();`,
      `  expect(screen.getAllByRole('listitem', { name: heading })).toHaveLength(2);`,
      `});`,
      ``,
      `test('stays in view when it cannot be read again', async () => {`,
      `  const { api, queryClient } = show(<${type}List />, createFakeApi(stored${type}()));`,
      `  await findItem(heading);`,
      `  api.${list.name}.mockRejectedValue(new Error('No disk'));`,
      `  await act(() => queryClient.invalidateQueries());`,
      // Whatever else reads this list, such as a select, says so too.
      `  expect(await screen.findByRole('alert')).toHaveTextContent('No disk');`,
      `  expect(await findItem(heading)).toBeInTheDocument();`,
      `});`,
      ``,
      isSearchable && searchTests(model, entity, list),
    ),
  );
}

/** Shorter texts may be found where nobody put them. */
const LONG_ENOUGH = 12;

function searchTests(
  model: ComponentModel,
  entity: ComponentEntity,
  list: OperationModel,
): string | false {
  const { type, camel, lower, lowers } = entity;
  const searched = sampledFields(model, entity.inputs).find(
    ({ field }) =>
      entity.planned.search.includes(field.name) &&
      (field.planned.maxLength ?? LONG_ENOUGH) >= LONG_ENOUGH,
  );
  const box = `screen.getByRole('searchbox', { name: ${quote(`Search ${lowers}`)} })`;
  const nothing = quote(`No ${lower} matches`);
  return lines(
    `test('says that nothing matches the search', async () => {`,
    `  show(`,
    `    <>`,
    `      <${type}Search />`,
    `      <${type}List />`,
    `    </>,`,
    `    createFakeApi(stored${type}()),`,
    `  );`,
    `  await fill(${box}, 'zzzzzzzzzzzz');`,
    `  expect(await screen.findByText(${nothing})).toBeInTheDocument();`,
    `});`,
    ``,
    `test('stays in view while the next search is on its way', async () => {`,
    `  const { api } = show(`,
    `    <>`,
    `      <${type}Search />`,
    `      <${type}List />`,
    `    </>,`,
    `    createFakeApi(stored${type}()),`,
    `  );`,
    `  const item = await findItem(heading);`,
    `  api.${list.name}.mockReturnValue(new Promise(() => undefined));`,
    `  await fill(${box}, 'milk');`,
    `  await waitFor(() => expect(api.${list.name}.mock.lastCall?.[0]).toEqual({ search: 'milk' }));`,
    `  expect(item).toBeInTheDocument();`,
    `});`,
    ``,
    searched &&
      searched.second && [
        `test('shows what matches the search', async () => {`,
        `  const entries = [`,
        `    full${type}(),`,
        `    { ...full${type}(), id: ${idOf(entity.name, model.names)}(2), ${second(searched)} },`,
        `  ];`,
        `  show(`,
        `    <>`,
        `      <${type}Search />`,
        `      <${type}List />`,
        `    </>,`,
        `    createFakeApi({ ${property(camel)}: entries }),`,
        `  );`,
        `  await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(2));`,
        `  await fill(${box}, ${searched.second.typed});`,
        `  await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(1));`,
        `  expect(screen.getByRole('listitem')).toHaveTextContent(${searched.second.typed});`,
        `});`,
        ``,
      ],
  );
}

const second = ({ field, second: other }: SampledField): string =>
  `${property(field.name)}: ${other?.stored ?? ''}`;
