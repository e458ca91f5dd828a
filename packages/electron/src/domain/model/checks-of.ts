import type { PlanEntity, PlanField } from '@nx-slice/schemas';
import { referencesOf, type Reference } from './references.js';

/** What must hold when an entity is stored: unique fields are free, and references lead somewhere. */
export interface Checks {
  readonly unique: readonly PlanField[];
  readonly references: readonly Reference[];
}

export const checksOf = (entity: PlanEntity): Checks => ({
  unique: entity.fields.filter(({ unique }) => unique),
  references: referencesOf(entity),
});

export const hasChecks = (entity: PlanEntity): boolean => {
  const { unique, references } = checksOf(entity);
  return unique.length > 0 || references.length > 0;
};
