import type { Artifact, Plan, SourceFile } from '@nx-slice/schemas';
import type { Job } from '../../src/job.js';
import { readCommission } from '../../src/layer/commission.js';
import { sealLayer } from '../../src/layer/seal-layer.js';
import { readPlanRequest } from '../../src/plan/plan-commission.js';
import { sealPlan } from '../../src/plan/seal-plan.js';
import type { Sealed } from '../../src/seal/make-seal.js';
import { tinyPlan } from './tiny-job.js';

/** The plan of the tiny slice, sealed as if an agent had given it. */
export async function sealTinyPlan(
  job: Job,
  plan: Plan = tinyPlan,
): Promise<Sealed> {
  const request = readPlanRequest(job);
  if (!request.ok) throw new Error(request.error[0]?.message);
  return sealPlan(job, request.value, plan, {
    agent: job.agentFor('plan').identity,
    attempts: 1,
    usage: null,
  });
}

/** A layer, sealed as if the gate had passed it. Its plan and its needs have to be there. */
export function sealTinyLayer(
  job: Job,
  layer: string,
  artifact: Artifact,
  declarations: readonly SourceFile[] = [],
): Sealed {
  const commission = readCommission(job, layer);
  if (!commission.ok) throw new Error(commission.error[0]?.message);
  return sealLayer(
    job,
    commission.value,
    {
      artifact,
      contract: {
        version: 1,
        layer,
        declarations: [...declarations],
        promises: [],
      },
    },
    {
      agent: job.agentFor('plan').identity,
      attempts: 1,
      usage: null,
      isolation: 'process',
    },
  );
}
