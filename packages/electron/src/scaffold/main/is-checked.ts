import type { PlanEntity, PlanOperation } from '@nx-slice/schemas';
import { checksOf, hasChecks } from '../../domain/model/checks-of.js';

/** Whether an operation stores something that a rule may refuse. */
export function isChecked(
  entity: PlanEntity,
  { kind, set }: PlanOperation,
): boolean {
  if (kind === 'create' || kind === 'update') return hasChecks(entity);
  if (kind !== 'command') return false;
  const { unique, references } = checksOf(entity);
  const checked = [...unique, ...references.map(({ field }) => field)];
  return (set ?? []).some(
    ({ field, value }) =>
      value !== null && checked.some(({ name }) => name === field),
  );
}
