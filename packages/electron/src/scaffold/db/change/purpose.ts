import type { Plan } from '@nx-slice/schemas';
import { sliceNames } from '../../../names/index.js';
import { entityChange, entityFates } from './entity-change.js';
import { compare } from './schema-change.js';

/** What a migration is for, as part of its id: `add-due-at`, `change-note`. */
export function purposeOf(before: Plan, after: Plan): string {
  const { dropped, kept, added } = compare(before, after);
  const names = sliceNames(after);
  const changed = kept.filter(
    (pair) => entityChange(pair.before, pair.after).length > 0,
  );
  const [table, ...tables] = [
    ...added.map(
      ({ entity }) => `add-${names.entity(entity.name).kebab}` as const,
    ),
    ...changed.map((pair) => {
      const { entity } = pair.after;
      const own = names.entity(entity.name);
      const { fields, dropped: gone } = entityFates(pair.before, pair.after);
      const [field, ...others] = fields.filter(({ fate }) => !fate.isKept);
      const isNew = !pair.before.entity.fields.some(
        ({ name }) => name === field?.field.name,
      );
      return field && isNew && others.length + gone.length === 0
        ? `add-${own.field(field.field.name).lower.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}`
        : `change-${own.kebab}`;
    }),
  ];
  if (tables.length > 0 || dropped.length > 1) return 'change';
  return table === undefined ? 'remove' : dropped.length > 0 ? 'change' : table;
}
