import type { PlanField } from '@nx-slice/schemas';
import type { FieldNames } from '../../names/index.js';
import { article } from '../../names/words.js';
import { quote } from '../../text.js';
import { isFilled } from '../model/sample-text.js';

/** One row of a table of cases: what it is, and the code of the value. */
export interface FieldCase {
  readonly what: string;
  readonly value: string;
}

/** Values at the edge of what a field accepts. */
export function acceptedCases(
  { type, maxLength, min, max }: PlanField,
  { lower }: FieldNames,
): readonly FieldCase[] {
  const a = `${article(lower)} ${lower}`;
  const number = (what: string, value: number | null): readonly FieldCase[] =>
    value === null || (type === 'integer' && !Number.isSafeInteger(value))
      ? []
      : [{ what: `${a} that is the ${what}`, value: String(value) }];
  switch (type) {
    case 'string':
    case 'text':
      return maxLength === null
        ? []
        : [
            {
              what: `${a} as long as it may be`,
              value: `'x'.repeat(${String(maxLength)})`,
            },
          ];
    case 'integer':
    case 'number':
      return [...number('smallest', min), ...number('largest', max)];
    case 'boolean':
    case 'enum':
    case 'date':
    case 'datetime':
    case 'reference':
      return [];
  }
}

/** Values that a field refuses. */
export function refusedCases(
  field: PlanField,
  { lower }: FieldNames,
): readonly FieldCase[] {
  const a = `${article(lower)} ${lower}`;
  return [
    ...(field.optional || field.default !== null
      ? []
      : [{ what: `a missing ${lower}`, value: 'undefined' }]),
    { what: `${a} that is null`, value: 'null' },
    ...ofType(field, a),
  ];
}

function ofType(field: PlanField, a: string): readonly FieldCase[] {
  const { maxLength, min, max, values } = field;
  const tooLong =
    maxLength === null
      ? []
      : [
          {
            what: `${a} that is too long`,
            value: `'x'.repeat(${String(maxLength + 1)})`,
          },
        ];
  // Beyond 2 ** 53 there may be no number between the bound and the next one.
  const outside = [
    ...(min === null || min - 1 === min
      ? []
      : [{ what: `${a} below its range`, value: String(min - 1) }]),
    ...(max === null || max + 1 === max
      ? []
      : [{ what: `${a} above its range`, value: String(max + 1) }]),
  ];
  switch (field.type) {
    case 'string':
      return [
        ...(isFilled(field)
          ? [
              { what: `${a} that is empty`, value: `''` },
              { what: `${a} of spaces`, value: `'  '` },
            ]
          : []),
        ...tooLong,
      ];
    case 'text':
      return tooLong;
    case 'boolean':
      return [{ what: `${a} that is a number`, value: '1' }];
    case 'integer':
      return [
        ...outside,
        {
          what: `${a} that is no integer`,
          value: String(fractionNear(min ?? max ?? 0)),
        },
      ];
    case 'number':
      return [
        ...outside,
        { what: `${a} that is no number`, value: 'Number.NaN' },
      ];
    case 'enum':
      return [
        {
          what: `${a} that does not exist`,
          value: quote(unlike(values ?? [])),
        },
      ];
    case 'date':
      return [
        { what: `${a} that is no day`, value: `'2026-02-30'` },
        { what: `${a} with a time`, value: `'2026-01-01T00:00:00.000Z'` },
      ];
    case 'datetime':
      return [
        {
          what: `${a} without a zone`,
          value: `'2026-01-01T10:00:00.000'`,
        },
        {
          what: `${a} without milliseconds`,
          value: `'2026-01-01T10:00:00Z'`,
        },
      ];
    case 'reference':
      return [{ what: `${a} that is no id`, value: `'1'` }];
  }
}

/** Of large numbers there are no halves. */
const fractionNear = (bound: number): number => {
  const half = Math.floor(bound) + 0.5;
  return Number.isInteger(half) ? 0.5 : half;
};

const unlike = (values: readonly string[]): string => {
  let text = 'none';
  while (values.includes(text)) text += ' of these';
  return text;
};
