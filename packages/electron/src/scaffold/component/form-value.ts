import { trimmedDefault } from '../../domain/model/sample-text.js';
import { literal, quote } from '../../text.js';
import type { FieldModel } from './component-model.js';

/** Where a form keeps a field. The prefix keeps it apart from a form's own properties: a field may be called `submit`. */
export const inputName = ({ name }: FieldModel): string => `field-${name}`;

/** Reads the text of a field's input from `form`. A line is trimmed, as main does it. */
export const readText = (field: FieldModel): string =>
  `textOf(form, ${quote(inputName(field))})${field.planned.type === 'string' ? '.trim()' : ''}`;

/** What an input holds at first for a new entry. */
export function initialText(field: FieldModel): string {
  const { type, optional } = field.planned;
  const value = trimmedDefault(field.planned);
  if (value === null) return quote('');
  switch (type) {
    case 'boolean':
      return quote(booleanText(value === true, optional));
    case 'datetime':
      return `toLocalTime(${literal(value)})`;
    case 'string':
    case 'text':
    case 'integer':
    case 'number':
    case 'enum':
    case 'date':
    case 'reference':
      return quote(String(value));
  }
}

/** A checkbox says `on` or nothing; a select has a third answer. */
const booleanText = (value: boolean, optional: boolean): string => {
  if (optional) return value ? 'yes' : 'no';
  return value ? 'on' : '';
};

/** What an input holds at first for an entry that has the value `code`. */
export function storedText({ planned }: FieldModel, code: string): string {
  const { type, optional } = planned;
  switch (type) {
    case 'boolean':
      return optional
        ? `${code} === undefined ? '' : ${code} ? 'yes' : 'no'`
        : `${code} ? 'on' : ''`;
    case 'integer':
    case 'number':
      return optional ? `String(${code} ?? '')` : `String(${code})`;
    case 'datetime':
      return optional
        ? `${code} === undefined ? '' : toLocalTime(${code})`
        : `toLocalTime(${code})`;
    case 'string':
    case 'text':
    case 'enum':
    case 'date':
    case 'reference':
      return optional ? `${code} ?? ''` : code;
  }
}

/** The value that the text `code` stands for; `values` holds the entity's enums. */
export function valueOf(
  { name, planned }: FieldModel,
  code: string,
  values: string,
): string {
  switch (planned.type) {
    case 'boolean':
      return `${code} === ${quote(booleanText(true, planned.optional))}`;
    case 'integer':
    case 'number':
      return `Number(${code})`;
    case 'enum':
      return `oneOf(${values}.${name}, ${code})`;
    case 'datetime':
      return `fromLocalTime(${code})`;
    case 'string':
    case 'text':
    case 'date':
    case 'reference':
      return code;
  }
}
