import {
  sampleText,
  trimmedDefault,
} from '../../../domain/model/sample-text.js';
import { idOf, sampleDay } from '../../../domain/model/samples.js';
import { valueRange } from '../../../domain/model/value-range.js';
import { phrase, type SliceNames } from '../../../names/index.js';
import { literal, quote } from '../../../text.js';
import type { FieldModel } from '../component-model.js';

/** One value of a field, as code. */
export interface FieldSample {
  /** What main has stored. */
  readonly stored: string;
  /** What a person gives the input: a text, or whether a box is checked. */
  readonly typed: string;
  /** What main is sent then. */
  readonly sent: string;
  /** What a reader sees of it; `null` when that is not one text. */
  readonly shown: string | null;
  /** The value as it is, not as code: a time in UTC to the second; empty for a reference. */
  readonly text: string;
}

/**
 * Valid values of a field, up to two, none of them its default if that can be. Values of fields with different
 * indexes differ where they can, so that a test notices when two are mixed up.
 */
export function fieldSamples(
  field: FieldModel,
  index: number,
  names: SliceNames,
): readonly FieldSample[] {
  const { type, optional, values, entity } = field.planned;
  switch (type) {
    case 'string':
    case 'text':
      return ['Some', 'Other'].map((word) =>
        plain(sampleText(field.planned, `${word} ${phrase(field.label)}`)),
      );
    case 'boolean':
      return withoutDefault(field, [true, false]).map((value) => ({
        stored: String(value),
        typed: optional ? quote(value ? 'Yes' : 'No') : String(value),
        sent: String(value),
        shown: quote(value ? 'Yes' : 'No'),
        text: value ? 'Yes' : 'No',
      }));
    case 'integer':
    case 'number':
      return numbers(field, index).map((value) => ({
        stored: String(value),
        typed: quote(String(value)),
        sent: String(value),
        shown: quote(String(value)),
        text: String(value),
      }));
    case 'enum':
      return withoutDefault(field, values ?? [])
        .slice(0, 2)
        .map(plain);
    case 'date':
      return days(index).map(plain);
    case 'datetime':
      return days(index).map(moment);
    case 'reference':
      return [1, 2].map((number) => {
        const id = `${idOf(entity ?? '', names)}(${String(number)})`;
        return { stored: id, typed: id, sent: id, shown: null, text: '' };
      });
  }
}

const plain = (text: string): FieldSample => {
  const code = quote(text);
  return { stored: code, typed: code, sent: code, shown: code, text };
};

/** Stored to the millisecond, shown in the time zone of the person to the second. */
const moment = (day: string): FieldSample => {
  const stored = quote(`${day}T04:05:06.789Z`);
  const local = quote(`${day}T04:05:06`);
  return {
    stored,
    typed: local,
    sent: `new Date(${local}).toISOString()`,
    shown: `new Date(${stored}).toLocaleString()`,
    text: `${day}T04:05:06`,
  };
};

const days = (index: number): readonly string[] =>
  [2 * index + 1, 2 * index + 2].map(sampleDay);

/** Numbers within the field's bounds. */
function numbers(field: FieldModel, index: number): readonly number[] {
  const { low, high } = valueRange(field.planned);
  const value = (number: number): number =>
    field.planned.type === 'integer'
      ? low + (number % (high - low + 1))
      : low + ((high - low) * ((number % 7) + 1)) / 8;
  return [...new Set([value(2 * index + 3), value(2 * index + 4)])];
}

/** The default comes last. */
const withoutDefault = <T extends string | boolean>(
  { planned }: FieldModel,
  values: readonly T[],
): readonly T[] => [
  ...values.filter((value) => value !== planned.default),
  ...values.filter((value) => value === planned.default),
];

/** What a form that nobody touched sends of a field, as code; `null` when it leaves it out. */
export function untouched({ planned }: FieldModel): string | null {
  const value = trimmedDefault(planned);
  if (planned.optional && value === '') return null;
  if (value !== null) {
    return planned.type === 'datetime'
      ? // Inputs show seconds, no milliseconds.
        quote(`${String(value).slice(0, 19)}.000Z`)
      : literal(value);
  }
  if (planned.optional) return null;
  return planned.type === 'boolean' ? 'false' : quote('');
}
