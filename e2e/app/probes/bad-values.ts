import type { PlanField } from '@nx-slice/schemas';

/** What a call is made with, and what is wrong with it. */
export interface Bad {
  readonly why: string;
  readonly value: unknown;
}

/** Longer than any limit that a spec may name. */
export const TEN_MEGABYTES = 'x'.repeat(10_000_000);

const NOTHING_FITS: readonly Bad[] = [
  { why: 'a list', value: [] },
  { why: 'an object', value: {} },
  { why: 'an object that looks like text', value: { length: 1, 0: 'a' } },
  { why: 'a moment as an object', value: new Date(0) },
  { why: 'a map', value: new Map([['a', 1]]) },
  { why: 'bytes', value: new Uint8Array([97]) },
  { why: 'a big number', value: 1n },
  { why: 'not a number', value: Number.NaN },
  { why: 'a number without end', value: Number.POSITIVE_INFINITY },
];
const NO_TEXT: readonly Bad[] = [
  { why: 'a number', value: 42 },
  { why: 'yes', value: true },
];
const NO_NUMBER: readonly Bad[] = [
  { why: 'a number as text', value: '1' },
  { why: 'no', value: false },
];

/** Values that a field must refuse, whatever the operation. */
export function badValues(field: PlanField): readonly Bad[] {
  return [...NOTHING_FITS, ...badByType(field)];
}

function badByType({ type, maxLength, min, max }: PlanField): readonly Bad[] {
  switch (type) {
    case 'string':
      return [
        ...NO_TEXT,
        ...tooLong(maxLength),
        { why: 'no text', value: '' },
        { why: 'blank text', value: ' \n\t ' },
      ];
    case 'text':
      return [...NO_TEXT, ...tooLong(maxLength)];
    case 'boolean':
      return [
        { why: 'yes as text', value: 'true' },
        { why: 'yes as a number', value: 1 },
      ];
    case 'integer':
      return [
        ...NO_NUMBER,
        ...outside(min, max),
        { why: 'a fraction', value: (min ?? 0) + 0.5 },
        { why: 'more than is exact', value: 2 ** 53 },
      ];
    case 'number':
      return [...NO_NUMBER, ...outside(min, max)];
    case 'enum':
      return [
        ...NO_TEXT,
        { why: 'none of the values', value: 'none of these' },
        { why: 'a member of every object', value: 'constructor' },
      ];
    case 'date':
      return [
        ...NO_TEXT,
        { why: 'no day', value: 'tomorrow' },
        { why: 'a day that is none', value: '2026-02-30' },
        { why: 'a day and SQL', value: "2026-02-03'; --" },
      ];
    case 'datetime':
      return [
        ...NO_TEXT,
        { why: 'no moment', value: 'now' },
        { why: 'a moment without milliseconds', value: '2026-02-03T04:05:06Z' },
      ];
    case 'reference':
      return [
        ...NO_TEXT,
        { why: 'no id', value: "' or 1=1 --" },
        { why: 'a path', value: '../../id' },
        { why: 'long text', value: TEN_MEGABYTES },
      ];
  }
}

const tooLong = (maxLength: number | null): readonly Bad[] => [
  {
    why: 'text that is too long by one',
    value: 'x'.repeat((maxLength ?? 0) + 1),
  },
  { why: 'ten megabytes of text', value: TEN_MEGABYTES },
];

const outside = (min: number | null, max: number | null): readonly Bad[] => [
  ...(min === null ? [] : [{ why: 'less than the least', value: min - 1 }]),
  ...(max === null ? [] : [{ why: 'more than the most', value: max + 1 }]),
];
