import type { PlanField } from '@nx-slice/schemas';

/**
 * The field that tells one entry from another at a glance: the first string, else the first that is no reference.
 * `null` when there is none; an entry is then called by its entity's label.
 */
export const headingOf = (fields: readonly PlanField[]): PlanField | null =>
  fields.find(({ type }) => type === 'string') ??
  fields.find(({ type }) => type !== 'reference') ??
  null;
