import type { SourceFile } from '@nx-slice/schemas';
import { kebab } from '../../../names/index.js';
import { lines, property, quote } from '../../../text.js';
import { storedArgument } from '../../front-end/stored.js';
import type {
  ComponentEntity,
  ComponentModel,
  PanelModel,
} from '../component-model.js';
import { isRequired } from '../control.js';
import { componentTest } from './component-test.js';
import {
  chosenEntities,
  fullHeading,
  sampledFields,
  type SampledField,
} from './sampled.js';
import { optionsOf } from './stored-entries.js';

/** `<operation>-panel.test.tsx`. */
export function panelTest(
  model: ComponentModel,
  entity: ComponentEntity,
  panel: PanelModel,
): SourceFile {
  const { type, lower } = entity;
  const fields = sampledFields(model, panel.inputs);
  const demanded = fields.filter(
    ({ field }) => isRequired(field) && field.planned.type !== 'boolean',
  );
  const optional = fields.some(({ field }) => field.planned.optional);
  const chosen = chosenEntities(model, panel.inputs);
  const fills = (those: readonly SampledField[]) =>
    those.map(
      ({ field, first }) =>
        `  await fill(form.getByLabelText(${quote(field.label)}), ${first.typed});`,
    );
  const find = `  await user.click(form.getByRole('button', { name: 'Find' }));`;
  const sent = (value: (sampled: SampledField) => string): string =>
    `  expect(api.${panel.name}.mock.lastCall?.[0]).toEqual({ ${fields
      .map((sampled) => `${property(sampled.field.name)}: ${value(sampled)}`)
      .join(', ')} });`;
  return componentTest(
    model,
    kebab(`${panel.pascal}Panel`),
    lines(
      `function setUp() {`,
      `  const api = createFakeApi(${storedArgument(model, (name) => {
        const other = chosen.find((one) => one.name === name);
        return other ? optionsOf(model, other) : [];
      })});`,
      `  const shown = show(<${panel.pascal}Panel />, api);`,
      `  const form = within(screen.getByRole('form', { name: ${quote(panel.label)} }));`,
      `  return { ...shown, form };`,
      `}`,
      ``,
      `test('asks for what was typed and shows what it finds', async () => {`,
      `  const { api, user, form } = setUp();`,
      `  api.${panel.name}.mockResolvedValue([full${type}()]);`,
      ...fills(fields),
      find,
      `  const item = await screen.findByRole('listitem');`,
      `  expect(item.textContent).toContain(${fullHeading(model, entity)});`,
      sent(({ first }) => first.sent),
      `});`,
      ``,
      optional && [
        `test('asks for entries without what is left empty', async () => {`,
        `  const { api, user, form } = setUp();`,
        ...fills(demanded),
        find,
        `  await waitFor(() => expect(api.${panel.name}).toHaveBeenCalled());`,
        sent(({ field, first }) => {
          if (demanded.some((one) => one.field === field)) return first.sent;
          if (field.planned.optional) return 'null';
          return field.planned.type === 'boolean' ? 'false' : quote('');
        }),
        `});`,
        ``,
      ],
      `test('says that it is looking', async () => {`,
      `  const { api, user, form } = setUp();`,
      `  api.${panel.name}.mockReturnValueOnce(new Promise(() => undefined));`,
      ...fills(demanded),
      find,
      `  expect(await screen.findByRole('status')).toHaveTextContent('Looking');`,
      `});`,
      ``,
      `test('says that nothing matches', async () => {`,
      `  const { api, user, form } = setUp();`,
      `  api.${panel.name}.mockResolvedValue([]);`,
      ...fills(demanded),
      find,
      `  expect(await screen.findByText(${quote(`No ${lower} matches`)})).toBeInTheDocument();`,
      `});`,
      ``,
      `test('says why it cannot look, and looks again when asked again', async () => {`,
      `  const { api, user, form } = setUp();`,
      `  api.${panel.name}.mockRejectedValueOnce(new Error('No disk')).mockResolvedValueOnce([]);`,
      ...fills(demanded),
      find,
      `  expect(await screen.findByRole('alert')).toHaveTextContent('No disk');`,
      find,
      `  expect(await screen.findByText(${quote(`No ${lower} matches`)})).toBeInTheDocument();`,
      `});`,
    ),
  );
}
