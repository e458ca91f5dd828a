import type { Plan, Slice } from '@nx-slice/schemas';
import { planEntity } from './plan-entity.js';
import { planOperations } from './plan-operations.js';

/**
 * The scaffold's planner: says in full what slice.json says in short. Pure, and total on slices that `readSlice`
 * accepted; what no template can build is refused before, by `refuseIntentOnly`.
 */
export const planFromSlice = (slice: Slice): Plan => ({
  name: slice.name,
  intent: slice.intent,
  entities: (slice.entities ?? []).map(planEntity),
  operations: planOperations(slice),
  acceptance: slice.acceptance ?? [],
  briefs: [],
});
