import { isFilled } from '../../domain/model/sample-text.js';
import { lines } from '../../text.js';
import type { EntityModel, SliceModel } from '../front-end/slice-model.js';
import type { FieldModel } from './component-model.js';
import { inputName } from './form-value.js';

/** Whose field an input is for, and what it holds at first, as code; `null` when it starts empty. */
interface ControlContext {
  readonly names: SliceModel['names'];
  readonly entity: EntityModel;
  /** Names of the entities that have a select. */
  readonly selects: ReadonlySet<string>;
  readonly value: string | null;
  readonly autoFocus: string | null;
}

/** A labelled input for one field, as JSX. */
export function control(field: FieldModel, context: ControlContext): string {
  const { planned } = field;
  if (planned.entity !== null && context.selects.has(planned.entity)) {
    return entrySelect(field, context);
  }
  if (planned.type === 'boolean' && !planned.optional) {
    return checkbox(field, context);
  }
  return lines(
    `<label className="slice-field">`,
    `  ${field.label}`,
    planned.type === 'enum' || planned.type === 'boolean'
      ? select(field, context)
      : input(field, context),
    `</label>`,
  );
}

const autoFocus = ({ autoFocus: code }: ControlContext): string | false =>
  code !== null && `autoFocus={${code}}`;

function input(field: FieldModel, context: ControlContext): string {
  const { planned } = field;
  const limits = `${context.entity.camel}Limits.${field.name}`;
  return lines(
    planned.type === 'text' ? '<textarea' : '<input',
    `name=${attribute(inputName(field))}`,
    ...typeOf(planned.type),
    autoFocus(context),
    isRequired(field) && `required`,
    context.value !== null && `defaultValue={${context.value}}`,
    planned.maxLength !== null && `maxLength={${limits}.maxLength}`,
    planned.min !== null && `min={${limits}.min}`,
    planned.max !== null && `max={${limits}.max}`,
    `/>`,
  );
}

function typeOf(type: FieldModel['planned']['type']): readonly string[] {
  switch (type) {
    case 'text':
      return [];
    case 'integer':
      return ['type="number"', 'step={1}'];
    case 'number':
      return ['type="number"', 'step="any"'];
    case 'date':
      return ['type="date"'];
    case 'datetime':
      return ['type="datetime-local"', 'step={1}'];
    case 'string':
    case 'reference':
    case 'boolean':
    case 'enum':
      return ['type="text"'];
  }
}

/** A text may be empty, and so may a line that is empty by default. */
export const isRequired = ({ planned }: FieldModel): boolean =>
  !planned.optional &&
  planned.type !== 'text' &&
  (planned.type !== 'string' || isFilled(planned));

const checkbox = (field: FieldModel, context: ControlContext): string =>
  lines(
    `<label className="slice-field slice-check">`,
    `  <input`,
    `    name=${attribute(inputName(field))}`,
    `    type="checkbox"`,
    autoFocus(context),
    context.value !== null && `    defaultChecked={${context.value} === 'on'}`,
    `  />`,
    `  ${field.label}`,
    `</label>`,
  );

function select(field: FieldModel, context: ControlContext): string {
  const { planned } = field;
  const { value } = context;
  const choose = `<option value="">Choose…</option>`;
  return lines(
    `<select`,
    `name=${attribute(inputName(field))}`,
    autoFocus(context),
    !planned.optional && `required`,
    value !== null && `defaultValue={${value}}`,
    `>`,
    planned.optional && `<option value="">None</option>`,
    // Once there is a value, the empty option would only be refused.
    !planned.optional && value === null && choose,
    !planned.optional &&
      value !== null &&
      planned.default === null &&
      `{${value} === '' && ${choose}}`,
    planned.type === 'boolean'
      ? [`<option value="yes">Yes</option>`, `<option value="no">No</option>`]
      : [
          `{${context.entity.camel}Values.${field.name}.map((option) => (`,
          `  <option key={option} value={option}>`,
          `    {option}`,
          `  </option>`,
          `))}`,
        ],
    `</select>`,
  );
}

const entrySelect = (field: FieldModel, context: ControlContext): string =>
  lines(
    `<${context.names.entity(field.planned.entity ?? '').type}Select`,
    `label=${attribute(field.label)}`,
    `name=${attribute(inputName(field))}`,
    field.planned.optional ? `required={false}` : `required`,
    context.value === null ? `value=""` : `value={${context.value}}`,
    autoFocus(context),
    `/>`,
  );

/** Labels and names are made of letters, digits and spaces: nothing in them needs an escape. */
const attribute = (text: string): string => `"${text}"`;
