import type { SourceFile } from '@nx-slice/schemas';
import { lines, property, quote } from '../../../text.js';
import type { OperationModel } from '../../front-end/slice-model.js';
import { storedArgument } from '../../front-end/stored.js';
import type {
  ComponentEntity,
  ComponentModel,
  FieldModel,
} from '../component-model.js';
import { isRequired } from '../control.js';
import { initialText } from '../form-value.js';
import { componentTest } from './component-test.js';
import { untouched } from './field-sample.js';
import { heldText } from './held-text.js';
import { chosenEntities, sampledFields, type SampledField } from './sampled.js';
import { optionsOf } from './stored-entries.js';

/** `<entity>-form.test.tsx`. */
export function formTest(
  model: ComponentModel,
  entity: ComponentEntity,
  create: OperationModel,
): SourceFile {
  const { type, lower } = entity;
  const fields = sampledFields(model, entity.inputs);
  const demanded = fields.filter(({ field }) => mustBeTyped(field));
  const chosen = chosenEntities(model, entity.inputs);
  const fills = (those: readonly SampledField[]) =>
    those.map(
      ({ field, first }) =>
        `  await fill(form.getByLabelText(${quote(field.label)}), ${first.typed});`,
    );
  const add = `  await user.click(add());`;
  const sent = `  expect(api.${create.name}.mock.lastCall?.[0]).toEqual`;
  return componentTest(
    model,
    `${entity.kebab}-form`,
    lines(
      `function setUp(api = createFakeApi(${storedArgument(model, (name) => {
        const other = chosen.find((one) => one.name === name);
        return other ? optionsOf(model, other) : [];
      })})) {`,
      `  const shown = show(<${type}Form />, api);`,
      `  const form = within(screen.getByRole('form', { name: ${quote(`New ${lower}`)} }));`,
      `  const add = () => form.getByRole('button', { name: ${quote(`Add ${lower}`)} });`,
      `  return { ...shown, form, add };`,
      `}`,
      ``,
      `test('sends every field in the type of the contract', async () => {`,
      `  const { api, user, form, add } = setUp();`,
      ...fills(fields),
      add,
      `${sent}(${object(fields.map(({ field, first }) => [field.name, first.sent]))});`,
      `});`,
      ``,
      demanded.length < fields.length && [
        `test('sends defaults and leaves out what is empty', async () => {`,
        demanded.length > 0
          ? `  const { api, user, form, add } = setUp();`
          : `  const { api, user, add } = setUp();`,
        ...fills(demanded),
        add,
        `${sent}(${object(
          fields.flatMap(({ field, first }) => {
            const value = demanded.some((one) => one.field === field)
              ? first.sent
              : untouched(field);
            return value === null ? [] : [[field.name, value] as const];
          }),
        )});`,
        `});`,
        ``,
      ],
      demanded.length > 0 && [
        `test('sends nothing while something is missing', async () => {`,
        `  const { api, user, add } = setUp();`,
        add,
        `  expect(api.${create.name}).not.toHaveBeenCalled();`,
        `});`,
        ``,
      ],
      ...acceptance(create, fields, fills(demanded)),
      ...chosen.map((other) => missingOptions(other)),
    ),
  );
}

/** What becomes of the form when main accepts, refuses, or takes its time. */
function acceptance(
  create: OperationModel,
  fields: readonly SampledField[],
  fillDemanded: readonly string[],
): readonly string[] {
  const watched = fields.find(
    ({ field }) => field.planned.type !== 'reference',
  );
  const state = watched && stateOf(watched);
  const fill =
    watched &&
    `  await fill(form.getByLabelText(${quote(watched.field.label)}), ${watched.first.typed});`;
  const prepare = [
    ...fillDemanded.filter((line) => line !== fill),
    ...(fill ? [fill] : []),
  ];
  return [
    ...(watched && state && state.initial !== null
      ? [
          `test('is as at first after main accepted it', async () => {`,
          `  const { api, user, form, add } = setUp();`,
          ...prepare,
          `  await user.click(add());`,
          `  await waitFor(() => expect(form.getByLabelText(${quote(watched.field.label)})).toHaveProperty(${state.property}, ${state.initial}));`,
          `  expect(api.${create.name}).toHaveBeenCalledTimes(1);`,
          `});`,
          ``,
        ]
      : []),
    `test('keeps what was typed and says why main refused it', async () => {`,
    `  const { api, user, form, add } = setUp();`,
    `  api.${create.name}.mockRejectedValue(new Error('It is taken'));`,
    ...prepare,
    `  await user.click(add());`,
    `  expect(await form.findByRole('alert')).toHaveTextContent('It is taken');`,
    ...(watched && state
      ? [
          `  expect(form.getByLabelText(${quote(watched.field.label)})).toHaveProperty(${state.property}, ${state.typed});`,
        ]
      : []),
    `});`,
    ``,
    `test('cannot be sent twice while main is busy', async () => {`,
    prepare.length > 0
      ? `  const { api, user, form, add } = setUp();`
      : `  const { api, user, add } = setUp();`,
    `  api.${create.name}.mockReturnValue(new Promise(() => undefined));`,
    ...prepare,
    `  await user.click(add());`,
    `  await waitFor(() => expect(add()).toBeDisabled());`,
    `});`,
    ``,
  ];
}

/** How an input shows what was typed, and what it held at first; `null` when that is the same. */
function stateOf({ field, first }: SampledField): {
  readonly property: string;
  readonly typed: string;
  readonly initial: string | null;
} {
  const { type, optional } = field.planned;
  const isBox = type === 'boolean' && !optional;
  if (isBox) {
    const initial = String(field.planned.default === true);
    return {
      property: quote('checked'),
      typed: first.typed,
      initial: initial === first.typed ? null : initial,
    };
  }
  const typed = heldText(field, first.typed);
  const initial = initialText(field);
  return {
    property: quote('value'),
    typed,
    // A default time is shown as the time zone has it.
    initial: initial === typed || initial.includes('(') ? null : initial,
  };
}

const missingOptions = ({ list, lowers }: ComponentEntity): string | false =>
  list !== null &&
  lines(
    `test(${quote(`says why there are no ${lowers} to choose from`)}, async () => {`,
    `  const api = createFakeApi();`,
    `  api.${list.name}.mockRejectedValue(new Error('No disk'));`,
    `  const { form } = setUp(api);`,
    `  const [alert] = await form.findAllByRole('alert');`,
    `  expect(alert).toHaveTextContent('No disk');`,
    `});`,
    ``,
  );

/** An input that refuses to be empty and is so at first. */
const mustBeTyped = (field: FieldModel): boolean =>
  isRequired(field) &&
  field.planned.type !== 'boolean' &&
  field.planned.default === null;

const object = (
  entries: readonly (readonly [name: string, code: string])[],
): string =>
  `{ ${entries.map(([name, code]) => `${property(name)}: ${code}`).join(', ')} }`;
