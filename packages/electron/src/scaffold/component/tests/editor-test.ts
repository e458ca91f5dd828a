import type { SourceFile } from '@nx-slice/schemas';
import { lines, property, quote } from '../../../text.js';
import type { OperationModel } from '../../front-end/slice-model.js';
import type { ComponentEntity, ComponentModel } from '../component-model.js';
import { componentTest } from './component-test.js';
import { heldText } from './held-text.js';
import {
  chosenEntities,
  fullHeading,
  sampledFields,
  type SampledField,
} from './sampled.js';

/** `<entity>-editor.test.tsx`. */
export function editorTest(
  model: ComponentModel,
  entity: ComponentEntity,
  update: OperationModel,
): SourceFile {
  const { type } = entity;
  const fields = sampledFields(model, entity.inputs);
  const changed = fields.filter(({ second }) => second !== null);
  const optional = fields.filter(({ field }) => field.planned.optional);
  const sent = `  expect(api.${update.name}.mock.lastCall?.[0]).toEqual({ id: full${type}().id, patch });`;
  const isClosed = `  await waitFor(() => expect(screen.queryByRole('form')).toBeNull());`;
  const save = `  await user.click(form.getByRole('button', { name: 'Save' }));`;
  return componentTest(
    model,
    `${entity.kebab}-editor`,
    lines(
      `const heading = ${fullHeading(model, entity)};`,
      ``,
      `async function setUp(api = createFakeApi(stored${type}())) {`,
      `  const shown = show(<${type}List />, api);`,
      `  const item = within(await findItem(heading));`,
      `  await shown.user.click(item.getByRole('button', { name: \`Edit \${heading}\` }));`,
      `  const form = within(screen.getByRole('form', { name: \`Edit \${heading}\` }));`,
      `  return { ...shown, form };`,
      `}`,
      ``,
      `test('starts with what is stored', async () => {`,
      `  const { form } = await setUp();`,
      ...fields.map(startsWith),
      `});`,
      ``,
      changed.length > 0 && [
        `test.each<[label: string, value: string | boolean, patch: ${type}Patch]>([`,
        ...changed.map(
          ({ field, second }) =>
            `  [${quote(field.label)}, ${second?.typed ?? ''}, { ${property(field.name)}: ${second?.sent ?? ''} }],`,
        ),
        `])('changes %s and nothing else', async (label, value, patch) => {`,
        `  const { api, user, form } = await setUp();`,
        `  await fill(form.getByLabelText(label), value);`,
        save,
        sent,
        isClosed,
        `});`,
        ``,
      ],
      optional.length > 0 && [
        `test.each<[label: string, patch: ${type}Patch]>([`,
        ...optional.map(
          ({ field }) =>
            `  [${quote(field.label)}, { ${property(field.name)}: null }],`,
        ),
        `])('clears %s when it is emptied', async (label, patch) => {`,
        `  const { api, user, form } = await setUp();`,
        `  await fill(form.getByLabelText(label), '');`,
        save,
        sent,
        isClosed,
        `});`,
        ``,
      ],
      `test('sends nothing when nothing was changed', async () => {`,
      `  const { api, user, form } = await setUp();`,
      save,
      isClosed,
      `  expect(api.${update.name}).not.toHaveBeenCalled();`,
      `});`,
      ``,
      changed[0] && [
        cancelTest(update, changed[0], isClosed),
        refusalTest(update, changed[0], save),
        ...missingListTests(model, entity, update, changed[0], save),
      ],
    ),
  );
}

/** What an input of a full entry shows at first. */
function startsWith({ field, first }: SampledField): string {
  const input = `form.getByLabelText(${quote(field.label)})`;
  switch (field.planned.type) {
    case 'boolean':
      return field.planned.optional
        ? `  expect(${input}).toHaveDisplayValue(${first.typed});`
        : `  expect(${input}).toHaveProperty('checked', ${first.typed});`;
    case 'datetime':
      return `  expect(timeOf(${input})).toBe(${quote(first.text)});`;
    case 'reference':
    case 'string':
    case 'text':
    case 'integer':
    case 'number':
    case 'enum':
    case 'date':
      return `  expect(${input}).toHaveProperty('value', ${first.typed});`;
  }
}

const fillFirst = ({ field, second }: SampledField): string =>
  `  await fill(form.getByLabelText(${quote(field.label)}), ${second?.typed ?? ''});`;

const cancelTest = (
  update: OperationModel,
  changed: SampledField,
  isClosed: string,
): string =>
  lines(
    `test('sends nothing when a person cancels', async () => {`,
    `  const { api, user, form } = await setUp();`,
    fillFirst(changed),
    `  await user.click(form.getByRole('button', { name: 'Cancel' }));`,
    isClosed,
    `  expect(api.${update.name}).not.toHaveBeenCalled();`,
    `});`,
    ``,
  );

function refusalTest(
  update: OperationModel,
  changed: SampledField,
  save: string,
): string {
  const { planned, label } = changed.field;
  const held = heldText(changed.field, changed.second?.typed ?? '');
  return lines(
    `test('keeps what was typed and says why main refused it', async () => {`,
    `  const { api, user, form } = await setUp();`,
    `  api.${update.name}.mockRejectedValue(new Error('It is taken'));`,
    fillFirst(changed),
    save,
    `  expect(await form.findByRole('alert')).toHaveTextContent('It is taken');`,
    planned.type !== 'boolean' &&
      `  expect(form.getByLabelText(${quote(label)})).toHaveProperty('value', ${held});`,
    `});`,
    ``,
    `test('cannot be sent twice while main is busy', async () => {`,
    `  const { api, user, form } = await setUp();`,
    `  api.${update.name}.mockReturnValue(new Promise(() => undefined));`,
    fillFirst(changed),
    save,
    `  await waitFor(() => expect(form.getByRole('button', { name: 'Save' })).toBeDisabled());`,
    `});`,
    ``,
  );
}

/** While a list of options is missing, what was chosen must not get lost. */
const missingListTests = (
  model: ComponentModel,
  entity: ComponentEntity,
  update: OperationModel,
  changed: SampledField,
  save: string,
): readonly string[] =>
  chosenEntities(model, entity.inputs).flatMap((other) =>
    other.list === null ||
    other.name === entity.name ||
    changed.field.planned.entity === other.name
      ? []
      : [
          lines(
            `test(${quote(`keeps what was chosen while the ${other.lowers} are not there`)}, async () => {`,
            `  const api = createFakeApi(stored${entity.type}());`,
            `  api.${other.list.name}.mockReturnValue(new Promise(() => undefined));`,
            `  const { user, form } = await setUp(api);`,
            fillFirst(changed),
            save,
            `  expect(api.${update.name}.mock.lastCall?.[0]).toEqual({`,
            `    id: full${entity.type}().id,`,
            `    patch: { ${property(changed.field.name)}: ${changed.second?.sent ?? ''} },`,
            `  });`,
            `});`,
            ``,
          ),
        ],
  );
