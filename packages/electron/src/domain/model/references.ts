import type { Plan, PlanEntity, PlanField } from '@nx-slice/schemas';

/** One field that points from an entity to another one, or to its own. */
export interface Reference {
  readonly from: PlanEntity;
  readonly field: PlanField;
  /** The name of the entity that is pointed to. */
  readonly to: string;
}

/** What an entity refers to, in the order of its fields. */
export const referencesOf = (from: PlanEntity): readonly Reference[] =>
  from.fields.flatMap((field) =>
    field.type === 'reference' && field.entity !== null
      ? [{ from, field, to: field.entity }]
      : [],
  );

/** What refers to an entity, in the order of the plan. */
export const referencesTo = (
  plan: Plan,
  entity: PlanEntity,
): readonly Reference[] =>
  plan.entities.flatMap(referencesOf).filter(({ to }) => to === entity.name);

/**
 * Whether a reference is part of a circle: the rows of a circle can only be stored together.
 * An entity that refers to itself is the smallest one.
 */
export function isCircular(plan: Plan, { from, to }: Reference): boolean {
  const reached = new Set([to]);
  for (const name of reached) {
    const entity = plan.entities.find((one) => one.name === name);
    for (const next of entity ? referencesOf(entity) : []) reached.add(next.to);
  }
  return reached.has(from.name);
}
