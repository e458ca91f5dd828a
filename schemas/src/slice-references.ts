import { readSlice } from './slice-file/read-slice.js';
import type { Path } from './slice-file/slice-file.js';
import type { SliceField } from './slice-field.js';
import type { Slice } from './slice.js';

/** A reference to an entity of another slice, such as `tasks/Project`. */
export interface CrossReference {
  readonly slice: string;
  readonly entity: string;
  /** Where slice.json says it. */
  readonly path: Path;
}

/** What a slice refers to in other slices, in the order of slice.json; the same entity as often as it is named. */
export const crossReferences = (slice: Slice): readonly CrossReference[] => [
  ...(slice.entities ?? []).flatMap(({ fields }, index) =>
    inFields(fields, ['entities', index, 'fields']),
  ),
  ...(slice.operations ?? []).flatMap((operation, index) =>
    typeof operation !== 'string' && 'intent' in operation
      ? inFields(operation.input ?? [], ['operations', index, 'input'])
      : [],
  ),
];

const inFields = (
  fields: readonly SliceField[],
  path: Path,
): readonly CrossReference[] =>
  fields.flatMap((field, index) => {
    if (field.type !== 'reference') return [];
    const [slice = '', entity] = field.entity.split('/');
    return entity === undefined
      ? []
      : [{ slice, entity, path: [...path, index, 'entity'] }];
  });

/** The names of the slices that the text of a slice.json refers to, sorted; none when it is no valid slice. */
export function referredSlices(text: string): readonly string[] {
  const read = readSlice(text, 'slice.json');
  if (!read.ok) return [];
  const names = crossReferences(read.value.slice).map(({ slice }) => slice);
  return [...new Set(names)].sort();
}

/**
 * The shortest way from one slice along references back to itself, by way of `next`: `notes, tasks, notes`.
 * `undefined` when there is none.
 *
 * @param referredBy the slices that a slice refers to
 */
export function circleThrough(
  slice: string,
  next: string,
  referredBy: (slice: string) => readonly string[],
): readonly string[] | undefined {
  const ways = [[slice, next]];
  const seen = new Set([next]);
  for (const way of ways) {
    const last = way.at(-1) ?? next;
    if (last === slice) return way;
    for (const name of referredBy(last)) {
      if (seen.has(name)) continue;
      seen.add(name);
      ways.push([...way, name]);
    }
  }
  return undefined;
}
