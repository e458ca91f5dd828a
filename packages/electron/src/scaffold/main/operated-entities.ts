import type { Plan, PlanEntity } from '@nx-slice/schemas';
import { plainOperationsOn } from '../../domain/model/operations.js';

/** The entities that a template writes operations for. */
export const operatedEntities = (plan: Plan): readonly PlanEntity[] =>
  plan.entities.filter((entity) => plainOperationsOn(plan, entity).length > 0);
