import type { Plan } from '@nx-slice/schemas';
import { entityFates } from './entity-change.js';
import { compare } from './schema-change.js';

const RENAMED = 'A new name is the same as dropping one and adding another.';

/** What stored data loses on the way from one plan to another, in a sentence each. */
export function losses(before: Plan, after: Plan): readonly string[] {
  const { dropped, kept } = compare(before, after);
  return [
    ...dropped.map(
      ({ entity }) =>
        `The entity ${entity.name} is gone, and with it all that is stored of it. ${RENAMED}`,
    ),
    ...kept.flatMap((pair) => {
      const { entity } = pair.after;
      const { fields, dropped: gone } = entityFates(pair.before, pair.after);
      return [
        ...gone.map(
          ({ name }) =>
            `The field ${entity.name}.${name} is gone, and with it its values. ${RENAMED}`,
        ),
        ...fields.flatMap(({ field, fate }) =>
          fate.losses.map(
            (loss) => `${entity.name}.${field.name} loses ${loss}.`,
          ),
        ),
      ];
    }),
  ];
}
