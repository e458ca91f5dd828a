import type { PlanEntity, PlanField } from '@nx-slice/schemas';
import { MANY, sizeOf } from './samples.js';

/** The unique fields that a sample of an entity always has. */
export const uniqueInSamples = (entity: PlanEntity): readonly PlanField[] =>
  entity.fields.filter(({ unique, optional }) => unique && !optional);

/** How many samples of an entity can be stored together: unique fields of few values run out. */
export const capacityOf = (entity: PlanEntity): number =>
  Math.min(MANY, ...uniqueInSamples(entity).map(sizeOf));
