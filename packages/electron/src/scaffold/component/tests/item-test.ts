import type { SourceFile } from '@nx-slice/schemas';
import { lines, quote } from '../../../text.js';
import type { OperationModel } from '../../front-end/slice-model.js';
import { storedArgument } from '../../front-end/stored.js';
import type { ComponentEntity, ComponentModel } from '../component-model.js';
import { componentTest } from './component-test.js';
import { fullHeading, sampledFields, type SampledField } from './sampled.js';

/** `<entity>-item.test.tsx`: what an item shows, and its buttons. */
export function itemTest(
  model: ComponentModel,
  entity: ComponentEntity,
): SourceFile {
  const { type, remove, commands } = entity;
  const fields = sampledFields(model, entity.inputs);
  const shown = [
    ...fields.flatMap((sampled) => shownField(model, sampled)),
    ...shownTimes(fields),
  ];
  const alone = storedArgument(model, (name) =>
    name === entity.name ? [`full${type}()`] : [],
  );
  return componentTest(
    model,
    `${entity.kebab}-item`,
    lines(
      `const heading = ${fullHeading(model, entity)};`,
      ``,
      `test('shows every field', async () => {`,
      `  show(<${type}List />, createFakeApi(stored${type}()));`,
      shown.length > 0
        ? `  const item = await findItem(heading);`
        : `  expect(await findItem(heading)).toBeInTheDocument();`,
      ...shown,
      `});`,
      ``,
      remove && removeTests(entity, remove, alone),
      ...commands.map((command) => commandTests(entity, command, alone)),
      remove &&
        commands[0] &&
        lastErrorTest(entity, remove, commands[0], alone),
    ),
  );
}

function shownField(
  model: ComponentModel,
  { field, first }: SampledField,
): readonly string[] {
  const { type, entity } = field.planned;
  switch (type) {
    case 'date':
    case 'datetime':
      return [];
    case 'string':
    case 'text':
      return [`  expect(item).toHaveTextContent(${first.shown ?? ''});`];
    case 'boolean':
    case 'integer':
    case 'number':
    case 'enum':
      // A short value might be a part of another one: it stands after its label.
      return [
        `  expect(item.textContent).toMatch(${pattern(field.label, first.text)});`,
      ];
    case 'reference': {
      const target = model.entities.find(({ name }) => name === entity);
      return target?.hasMention
        ? [
            `  await waitFor(() => expect(item.textContent).toContain(${fullHeading(model, target)}));`,
            `  expect(item).not.toHaveTextContent(${first.stored});`,
          ]
        : [`  expect(item).toHaveTextContent(${first.stored});`];
    }
  }
}

/** Machines read a time where it stands, however it is written for people. */
function shownTimes(fields: readonly SampledField[]): readonly string[] {
  const times = fields.filter(
    ({ field }) =>
      field.planned.type === 'date' || field.planned.type === 'datetime',
  );
  return times.length === 0
    ? []
    : [
        `  const times = within(item).getAllByRole('time').map((time) => time.getAttribute('datetime'));`,
        `  expect(times).toEqual(expect.arrayContaining([${times.map(({ first }) => first.stored).join(', ')}]));`,
      ];
}

/** A regular expression for a text after its label, as code. */
function pattern(label: string, text: string): string {
  const escaped = text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  const source = `${label}\\W*${escaped}`;
  return /^[ -~]*$/.test(source)
    ? `/${source}/`
    : `new RegExp(${quote(source)})`;
}

const clickOn = (label: string): string =>
  `  await user.click(within(item).getByRole('button', { name: \`${label} \${heading}\` }));`;

const start = (type: string, alone: string): string =>
  lines(
    `  const { api, user } = show(<${type}List />, createFakeApi(${alone}));`,
    `  const item = await findItem(heading);`,
  );

const removeTests = (
  { type, lowers }: ComponentEntity,
  remove: OperationModel,
  alone: string,
): string =>
  lines(
    `test('can be deleted', async () => {`,
    start(type, alone),
    clickOn('Delete'),
    `  expect(api.${remove.name}.mock.lastCall?.[0]).toEqual({ id: full${type}().id });`,
    `  expect(await screen.findByText(${quote(`No ${lowers} yet`)})).toBeInTheDocument();`,
    `});`,
    ``,
    `test('says why it could not be deleted', async () => {`,
    start(type, alone),
    `  api.${remove.name}.mockRejectedValue(new Error('It is in use'));`,
    clickOn('Delete'),
    `  expect(await within(item).findByRole('alert')).toHaveTextContent('It is in use');`,
    `});`,
    ``,
    `test('cannot be deleted twice while main is busy', async () => {`,
    start(type, alone),
    `  api.${remove.name}.mockReturnValue(new Promise(() => undefined));`,
    clickOn('Delete'),
    `  await waitFor(() => expect(within(item).getByRole('button', { name: \`Delete \${heading}\` })).toBeDisabled());`,
    `});`,
    ``,
  );

const commandTests = (
  { type }: ComponentEntity,
  { name, label }: OperationModel,
  alone: string,
): string =>
  lines(
    `test(${quote(`has a button for ${name}`)}, async () => {`,
    start(type, alone),
    clickOn(label),
    `  expect(api.${name}.mock.lastCall?.[0]).toEqual({ id: full${type}().id });`,
    `});`,
    ``,
    `test(${quote(`says why ${name} was refused`)}, async () => {`,
    start(type, alone),
    `  api.${name}.mockRejectedValue(new Error('It is locked'));`,
    clickOn(label),
    `  expect(await within(item).findByRole('alert')).toHaveTextContent('It is locked');`,
    `});`,
    ``,
  );

const lastErrorTest = (
  { type }: ComponentEntity,
  remove: OperationModel,
  command: OperationModel,
  alone: string,
): string =>
  lines(
    `test('forgets a refusal once something else was done', async () => {`,
    start(type, alone),
    `  api.${remove.name}.mockRejectedValue(new Error('It is in use'));`,
    clickOn('Delete'),
    `  await within(item).findByRole('alert');`,
    clickOn(command.label),
    `  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());`,
    `});`,
  );
