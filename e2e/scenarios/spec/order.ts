import type { EntityUnderTest } from './slice-under-test.js';
import type { Row, Value } from './values.js';

/** A stored row: its fields, and what every entity has. */
export type StoredRow = Row & {
  readonly id: string;
  readonly createdAt: string;
  readonly updatedAt: string;
};

/**
 * Rows as a list shows them: by the spec's order, what is not set after everything else whatever the direction,
 * enums in the order of their declaration, texts without regard to ASCII capitals, and then the newest first.
 *
 * @param rows in the order in which they were stored
 */
export const inOrder = (
  { orderBy, fields }: Pick<EntityUnderTest, 'orderBy' | 'fields'>,
  rows: readonly StoredRow[],
): readonly StoredRow[] =>
  rows
    .map((row, index) => ({ row, index }))
    .sort((one, other) => {
      for (const { field, direction } of orderBy) {
        const [a, b] = [one.row[field], other.row[field]];
        if (a === b) continue;
        if (a === undefined) return 1;
        if (b === undefined) return -1;
        const values =
          fields.find(({ name }) => name === field)?.values ?? null;
        const difference = compare(rank(a, values), rank(b, values));
        if (difference !== 0) {
          return direction === 'asc' ? difference : -difference;
        }
      }
      return other.index - one.index;
    })
    .map(({ row }) => row);

function rank(
  value: NonNullable<Value>,
  values: readonly string[] | null,
): string | number {
  if (values && typeof value === 'string') return values.indexOf(value);
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'string'
    ? value.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    : value;
}

const compare = (a: string | number, b: string | number): number =>
  a < b ? -1 : a > b ? 1 : 0;
