import type { PlanEntity, PlanField } from '@nx-slice/schemas';

const implied = (name: string, type: PlanField['type']): PlanField => ({
  name,
  type,
  maxLength: null,
  min: null,
  max: null,
  values: null,
  default: null,
  optional: false,
  unique: name === 'id',
  entity: null,
});

const IMPLIED = [
  implied('id', 'reference'),
  implied('createdAt', 'datetime'),
  implied('updatedAt', 'datetime'),
];

/**
 * A field of an entity, or one that every entity has.
 *
 * @throws {Error} there is no such field: a bug of the planner
 */
export function fieldOf(entity: PlanEntity, name: string): PlanField {
  const field = [...entity.fields, ...IMPLIED].find((one) => one.name === name);
  if (!field) throw new Error(`${entity.name} has no field ${name}`);
  return field;
}
