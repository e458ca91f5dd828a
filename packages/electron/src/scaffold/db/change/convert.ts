import type { PlanField } from '@nx-slice/schemas';

/** How the values of one type become those of another. */
export interface Conversion {
  /** An expression over `value`, itself an expression. What is not set stays so. */
  readonly sql: (value: string) => string;
  /** What goes on the way; `null` when each value can be told from all others afterwards, too. */
  readonly loss: string | null;
}

type Type = PlanField['type'];

const exactly = (sql: Conversion['sql']): Conversion => ({ sql, loss: null });
const same = exactly((value) => value);
const toReal = exactly((value) => `cast(${value} as real)`);
const toText = exactly((value) => `cast(${value} as text)`);
const yesNo = exactly(
  (value) => `case ${value} when 1 then 'true' when 0 then 'false' end`,
);

const CONVERSIONS: Readonly<Partial<Record<`${Type}>${Type}`, Conversion>>> = {
  'string>text': same,
  'text>string': same,
  'enum>string': same,
  'enum>text': same,
  'string>enum': same,
  'text>enum': same,
  'date>string': same,
  'date>text': same,
  'datetime>string': same,
  'datetime>text': same,
  'integer>number': toReal,
  'boolean>number': toReal,
  'boolean>integer': same,
  'integer>string': toText,
  'integer>text': toText,
  'boolean>string': yesNo,
  'boolean>text': yesNo,
  'date>datetime': exactly((value) => `${value} || 'T00:00:00.000Z'`),
  'datetime>date': {
    sql: (value) => `substr(${value}, 1, 10)`,
    loss: 'the time of day',
  },
  'number>integer': {
    // Beyond these bounds a number is no integer that JavaScript keeps.
    sql: (value) =>
      `cast(round(max(-9007199254740991.0, min(9007199254740991.0, ${value}))) as integer)`,
    loss: 'what is behind the decimal point',
  },
};

/** `null`: nothing of the one can be read as the other. */
export function conversionOf(
  before: PlanField,
  after: PlanField,
): Conversion | null {
  if (before.type !== after.type) {
    return CONVERSIONS[`${before.type}>${after.type}`] ?? null;
  }
  return before.entity === after.entity ? same : null;
}
