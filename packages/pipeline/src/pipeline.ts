import type { Diagnostic, Result } from '@nx-slice/schemas';
import { applySlice, type ApplyOptions } from './apply/apply-slice.js';
import type { Change } from './apply/change-set.js';
import type { Job } from './job.js';
import { makeLayer } from './layer/make-layer.js';
import { makePlan } from './plan/make-plan.js';
import { verifySlice } from './verify/verify-slice.js';

/**
 * The whole product on one screen: a request becomes a plan, each layer of the plan is written by an agent
 * and judged, the assembled slice is judged again, and only then is anything written into the repository.
 *
 * Under Nx every step is a task of its own, so that Nx supplies order, caching and affected-only reruns;
 * this function is the same flow in one process.
 */
export async function generateSlice(
  job: Job,
  options: ApplyOptions,
): Promise<Result<readonly Change[], readonly Diagnostic[]>> {
  const plan = await makePlan(job);
  if (!plan.ok) return plan;

  for (const { name } of job.stack.layers) {
    const layer = await makeLayer(job, name);
    if (!layer.ok) return layer;
  }

  const verdict = await verifySlice(job);
  if (!verdict.ok) return verdict;

  return applySlice(job, options);
}
