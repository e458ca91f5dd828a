import type { PlanEntity } from '@nx-slice/schemas';

/** Whether lists of this entity take a search text. */
export const isSearchable = (entity: PlanEntity): boolean =>
  entity.search.length > 0;
