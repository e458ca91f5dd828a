import type { EntityUnderTest, FieldUnderTest } from './slice-under-test.js';

/** A value as it crosses the bridge; `undefined`: not set. */
export type Value = string | number | boolean | undefined;

/** What a row holds, by the name of the field. */
export type Row = Readonly<Record<string, Value>>;

const DAY = 86_400_000;

/** The smallest and the largest number that scenarios use for a field. */
function range({ type, min, max }: FieldUnderTest): {
  readonly low: number;
  readonly high: number;
} {
  const low = min ?? (max === null ? 1 : max - 1000);
  const high = max ?? low + 1000;
  return type === 'integer'
    ? { low: Math.ceil(low), high: Math.floor(high) }
    : { low, high };
}

/** How many different values a field has, at most 100. */
export function capacityOf(field: FieldUnderTest): number {
  const { low, high } = range(field);
  switch (field.type) {
    case 'boolean':
      return 2;
    case 'enum':
      return new Set(field.values ?? []).size;
    case 'integer':
      return Math.min(high - low + 1, 100);
    case 'number':
      return high > low ? 100 : 1;
    case 'string':
    case 'text':
      return Math.min(10 ** (field.maxLength ?? 3), 100);
    case 'date':
    case 'datetime':
    case 'reference':
      return 100;
  }
}

/** How many rows there can be, for what is unique. */
export const possibleRows = (entity: EntityUnderTest): number =>
  Math.min(
    100,
    ...entity.fields
      .filter(({ unique, type }) => unique && type !== 'reference')
      .map(capacityOf),
  );

/** How many rows can be told apart by a person and may stand next to each other. */
export function distinctRows(entity: EntityUnderTest): number {
  const unique = entity.fields.filter(
    ({ unique: isUnique, type }) => isUnique && type !== 'reference',
  );
  const titles = entity.heading ? [entity.heading] : [];
  return entity.heading === null
    ? 1
    : Math.min(...[...unique, ...titles].map(capacityOf));
}

/**
 * The `number`th value of a field that refers to nothing. Different numbers give different values as far as the
 * field has them; texts have capitals that sort wrongly by their codes.
 */
export function valueOf(field: FieldUnderTest, number: number): Value {
  const { low, high } = range(field);
  switch (field.type) {
    case 'string':
      return text(
        field,
        `${NAMES[number % NAMES.length] ?? ''} ${number}`,
        number,
      );
    case 'text':
      return text(
        field,
        `${NAMES[number % NAMES.length] ?? ''} ${number}\nand a second line`,
        number,
      );
    case 'boolean':
      return number % 2 === 1;
    case 'integer':
      return low + (number % (high - low + 1));
    case 'number':
      return high > low ? low + ((high - low) * (number % 100)) / 128 : low;
    case 'enum': {
      const values = [...new Set(field.values ?? [])];
      return values[number % values.length];
    }
    case 'date':
      return day(number);
    case 'datetime':
      return `${day(number)}T14:05:06.000Z`;
    case 'reference':
      return undefined;
  }
}

const NAMES = ['elm', 'Birch', 'alder', 'Cedar', 'Fir', 'dogwood'];

const day = (number: number): string =>
  new Date(Date.UTC(2026, 0, 2) + number * DAY).toISOString().slice(0, 10);

/** Without room for words, a number alone. */
function text(
  { maxLength }: FieldUnderTest,
  wanted: string,
  number: number,
): string {
  return maxLength === null || wanted.length <= maxLength
    ? wanted
    : String(number % 10 ** Math.min(maxLength, 9));
}

/** A row with a value in every field, but for references. */
export const rowOf = (entity: EntityUnderTest, number: number): Row =>
  Object.fromEntries(
    entity.fields.flatMap((field) => {
      const value = valueOf(field, number);
      return value === undefined ? [] : [[field.name, value] as const];
    }),
  );

/** Whether the service gives it a value when the request has none. */
const hasDefault = (field: FieldUnderTest): boolean => field.default !== null;

/** What a person must fill in. */
export const mustBeGiven = (field: FieldUnderTest): boolean =>
  !field.optional && !hasDefault(field);

/** What a field holds when nothing was given. */
export function valueWhenNotGiven(field: FieldUnderTest): Value {
  const value = field.default;
  if (value === null) return undefined;
  return field.type === 'string' && typeof value === 'string'
    ? value.trim()
    : value;
}
