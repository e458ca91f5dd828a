import type { PlanEntity, PlanField } from '@nx-slice/schemas';
import { fieldOf } from './implied-field.js';
import { idOf, samplesOf } from './samples.js';
import type { SliceNames } from '../../names/index.js';

/** Different values of a field of an entity, implied ones included, in list order; as code. */
export function sortValues(
  entity: PlanEntity,
  name: string,
  names: SliceNames,
): readonly string[] {
  const field = fieldOf(entity, name);
  if (isImplied(entity, field)) {
    return name === 'id'
      ? [1, 2].map((number) => `${idOf(entity.name, names)}(${String(number)})`)
      : [`'2026-01-01T00:00:00.000Z'`, `'2026-01-02T00:00:00.000Z'`];
  }
  const { label } = names.entity(entity.name).field(name);
  return samplesOf(field, label, names).all;
}

const isImplied = (entity: PlanEntity, field: PlanField): boolean =>
  !entity.fields.includes(field);
