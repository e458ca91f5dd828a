import type { SourceFile } from '@nx-slice/schemas';
import { lines, quote } from '../../text.js';
import type { EntityModel, SliceModel } from '../front-end/slice-model.js';
import { oneOfEach } from '../front-end/stored.js';
import { testFile } from '../front-end/test-file.js';
import { partsOf } from './parts.js';

/** `page.test.tsx`. */
export function pageTest(model: SliceModel): SourceFile {
  const { pascal } = model.names;
  const entities = model.entities.filter(
    (entity) => partsOf(entity).length > 0,
  );
  const isOne = entities.length < 2;
  const body = lines(
    `function setUp() {`,
    `  const { wrapper } = createQueryWrapper();`,
    `  const api = createFakeApi(${oneOfEach(model)});`,
    `  render(<${pascal}Page api={api} />, { wrapper });`,
    `}`,
    ``,
    `test('has one title and one main part', () => {`,
    `  setUp();`,
    `  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(${quote(model.names.title)});`,
    `  expect(screen.getByRole('main')).toBeInTheDocument();`,
    `});`,
    ``,
    ...entities.map((entity) => entityTest(entity, isOne)),
  );
  return testFile(
    model,
    'test/layout/page.test.tsx',
    [{ from: '../../src/layout', names: [`${pascal}Page`] }],
    body,
  );
}

function entityTest(entity: EntityModel, isOne: boolean): string {
  const { create, list, isSearchable, queries, labels, lower, lowers } = entity;
  const part = isOne
    ? `screen.getByRole('main')`
    : `screen.getByRole('region', { name: ${quote(labels)} })`;
  const search = isOne ? `within(screen.getByRole('banner'))` : 'part';
  return lines(
    `test(${quote(isOne ? `shows what can be done with ${lowers}` : `has a section for ${lowers}`)}, async () => {`,
    `  setUp();`,
    `  const part = within(${part});`,
    !isOne &&
      `  expect(part.getByRole('heading', { level: 2 })).toHaveTextContent(${quote(labels)});`,
    create &&
      `  expect(part.getByRole('form', { name: ${quote(`New ${lower}`)} })).toBeInTheDocument();`,
    list &&
      `  expect(await part.findByRole('list', { name: ${quote(labels)} })).toBeInTheDocument();`,
    isSearchable &&
      `  expect(${search}.getByRole('searchbox', { name: ${quote(`Search ${lowers}`)} })).toBeInTheDocument();`,
    ...queries.map(
      ({ label }) =>
        `  expect(part.getByRole('form', { name: ${quote(label)} })).toBeInTheDocument();`,
    ),
    `});`,
    ``,
  ).replace(
    // Without a list there is nothing to wait for.
    list ? /$^/ : 'async () =>',
    '() =>',
  );
}
