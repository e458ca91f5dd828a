import {
  dateFieldSchema,
  datetimeFieldSchema,
  type SliceField,
} from '../../slice-field.js';
import { DEFAULT_MAX_LENGTH } from '../../field-types.js';
import { didYouMean } from '../text/did-you-mean.js';
import { listOf } from '../text/list-of.js';

/** What a field would have accepted instead of a value. */
export interface Refusal {
  readonly expected: string;
  readonly hint: string | null;
}

/** A lone half of a surrogate pair: SQLite would give back another text. */
const LONE_SURROGATE = /\p{Cs}/u;
const CONTROL = /\p{Cc}/u;
const CONTROL_BUT_LAYOUT = /(?![\t\n\r])\p{Cc}/u;

const refuse = (expected: string, hint: string | null = null): Refusal => ({
  expected,
  hint,
});

/** Why a text would not come back from the database, or would not show, as it was written; `null` when it is fine. */
export const oddCharacters = (
  text: string,
  layout: boolean,
): Refusal | null => {
  if (LONE_SURROGATE.test(text)) {
    return refuse('whole characters, no half of a surrogate pair');
  }
  return (layout ? CONTROL_BUT_LAYOUT : CONTROL).test(text)
    ? refuse('text without control characters')
    : null;
};

const stringRefusal = (value: string, max: number): Refusal | null => {
  if (value.trim() === '') {
    return refuse(
      'text that is not blank',
      'Use the type "text", or make the field optional and name no default.',
    );
  }
  if (value.trim() !== value) {
    return refuse(
      'text without white space around it',
      `Values of the type "string" are trimmed.`,
    );
  }
  return value.length > max
    ? refuse(`at most ${String(max)} characters`)
    : oddCharacters(value, false);
};

const numberRefusal = (
  field: Extract<SliceField, { type: 'integer' | 'number' }>,
  value: number,
): Refusal | null => {
  if (!Number.isFinite(value)) {
    return refuse('a finite number');
  }
  if (field.type === 'integer' && !Number.isSafeInteger(value)) {
    return refuse('a whole number');
  }
  if (field.min !== undefined && value < field.min) {
    return refuse(`at least ${String(field.min)}, the field's min`);
  }
  return field.max !== undefined && value > field.max
    ? refuse(`at most ${String(field.max)}, the field's max`)
    : null;
};

/** What is wrong with a value for a field, `null` when nothing is. Says nothing about `null` as a value. */
export const refusalOf = (
  field: SliceField,
  value: string | number | boolean,
): Refusal | null => {
  switch (field.type) {
    case 'string':
      return typeof value === 'string'
        ? stringRefusal(value, field.maxLength ?? DEFAULT_MAX_LENGTH.string)
        : refuse('a string');
    case 'text': {
      const max = field.maxLength ?? DEFAULT_MAX_LENGTH.text;
      if (typeof value !== 'string') {
        return refuse('a string');
      }
      return value.length > max
        ? refuse(`at most ${String(max)} characters`)
        : oddCharacters(value, true);
    }
    case 'boolean':
      return typeof value === 'boolean' ? null : refuse('true or false');
    case 'integer':
    case 'number':
      return typeof value === 'number'
        ? numberRefusal(field, value)
        : refuse(field.type === 'integer' ? 'a whole number' : 'a number');
    case 'enum':
      return typeof value === 'string' && field.values.includes(value)
        ? null
        : refuse(
            `one of ${listOf(field.values)}`,
            didYouMean(String(value), field.values),
          );
    case 'date':
      return schemaRefusal(dateFieldSchema.shape.default.safeParse(value));
    case 'datetime':
      return schemaRefusal(datetimeFieldSchema.shape.default.safeParse(value));
    case 'reference':
      return refuse(
        'null',
        'The ids of entries are not known here; a reference can only be cleared.',
      );
  }
};

const schemaRefusal = (parsed: {
  readonly error?:
    { readonly issues: readonly { readonly message: string }[] } | undefined;
}): Refusal | null => {
  const issue = parsed.error?.issues[0];
  return issue === undefined ? null : refuse(issue.message);
};
