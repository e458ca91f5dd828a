import type { Plan } from '@nx-slice/schemas';
import { isSearchable } from './is-searchable.js';
import { hasOperation } from './operations.js';

/** Whether any list of the slice takes a search text. */
export const takesSearch = (plan: Plan): boolean =>
  plan.entities.some(
    (entity) => isSearchable(entity) && hasOperation(plan, entity, 'list'),
  );
