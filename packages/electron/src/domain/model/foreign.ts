import type { Plan, PlanEntity } from '@nx-slice/schemas';
import { foreignName } from '../../names/foreign-name.js';

/** Whether an entity is another slice's. This one reads what it refers to, and changes none of it. */
export const isForeign = ({ name }: Pick<PlanEntity, 'name'>): boolean =>
  foreignName(name) !== null;

/** The entities that are the slice's own. */
export const ownEntities = (plan: Plan): readonly PlanEntity[] =>
  plan.entities.filter((entity) => !isForeign(entity));

/** The entities of other slices that this one refers to. */
export const foreignEntities = (plan: Plan): readonly PlanEntity[] =>
  plan.entities.filter(isForeign);
