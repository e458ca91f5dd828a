import type { PlanField } from '@nx-slice/schemas';
import type { ComponentEntity, FieldModel } from './component-model.js';

const TYPES: readonly PlanField['type'][] = ['string'];

/**
 * The field that tells one entry from another at a glance: the first string, else the first that is no reference.
 * `null` when there is none; an entry is then called by its entity's label.
 */
export const headingField = ({ inputs }: ComponentEntity): FieldModel | null =>
  inputs.find(({ planned }) => TYPES.includes(planned.type)) ??
  inputs.find(({ planned }) => planned.type !== 'reference') ??
  null;
