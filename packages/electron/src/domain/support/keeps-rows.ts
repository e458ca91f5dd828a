import type { Plan, PlanEntity } from '@nx-slice/schemas';
import { plainOperationsOn } from '../model/operations.js';

/** Whether the fake has to remember what is stored: not when nothing reads it. */
export const keepsRows = (plan: Plan, entity: PlanEntity): boolean =>
  plainOperationsOn(plan, entity).some(
    ({ kind }) => kind !== 'create' && kind !== 'remove',
  );
