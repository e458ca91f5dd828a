import {
  fail,
  ok,
  planSchema,
  type Diagnostic,
  type Plan,
  type Result,
} from '@nx-slice/schemas';
import type { PlanRequest } from '../agent.js';
import type { Job } from '../job.js';
import { converse } from '../layer/converse.js';
import { keepRun } from '../layer/keep-run.js';
import { openKeeper } from '../resume/keeper.js';
import type { Made } from '../layer/make-layer.js';
import { frozen } from '../seal/frozen.js';
import type { Sealed } from '../seal/make-seal.js';
import { standingOf } from '../seal/standing.js';
import { parseAnswer } from '../verify/parse.js';
import { judgePlan } from './judge-plan.js';
import { planInputs, readPlanRequest } from './plan-commission.js';
import { PLAN, sealPlan } from './seal-plan.js';

type Making = Result<Made, readonly Diagnostic[]>;

/**
 * Reads slice.json, has it planned, compiles the domain contract from the plan, and stores it all. A plan that
 * was sealed for the same request is used again; what follows from it is compiled anew, for the stack may have changed.
 */
export async function makePlan(job: Job): Promise<Making> {
  const read = readPlanRequest(job);
  if (!read.ok) return read;
  const request = read.value;
  const standing = standingOf(job, { name: PLAN, inputs: planInputs(request) });
  if (standing.kind === 'fits' || standing.kind === 'judged-otherwise') {
    const again = await planAgain(job, request, standing.sealed);
    if (again.ok) return again;
    if (job.frozen) {
      const changed = {
        kind: 'judged-otherwise',
        sealed: standing.sealed,
      } as const;
      return fail([...frozen(job, PLAN, changed), ...again.error]);
    }
  } else {
    if (job.frozen) return fail(frozen(job, PLAN, standing));
    if (standing.kind === 'broken') {
      const { diagnostics } = standing;
      job.onEvent({ type: 'remade', layer: PLAN, diagnostics });
    }
  }
  return askPlanner(job, request);
}

async function planAgain(
  job: Job,
  request: PlanRequest,
  { seal }: Sealed,
): Promise<Making> {
  const plan = job.store.readDocument(`${PLAN}/plan.json`, planSchema);
  if (plan === undefined || !plan.ok) return fail(plan?.error ?? []);
  const problems = problemsOf(plan.value, request, job.stack.layers);
  if (problems.length > 0) return fail(problems);
  const sealed = await sealPlan(job, request, plan.value, seal);
  job.onEvent({ type: 'reused', layer: PLAN, byPerson: false });
  return ok({ ...sealed, calls: 0 });
}

async function askPlanner(job: Job, request: PlanRequest): Promise<Making> {
  // No code runs yet; but a plan whose layers cannot be judged here is money for nothing.
  const agent = job.agentFor(PLAN);
  const isolation = await job.isolation(agent.trusted ?? false);
  if (!isolation.ok) return isolation;

  const { onEvent } = job;
  const keeper = openKeeper(job.resume, {
    agent,
    request,
    layer: PLAN,
    onEvent,
  });
  const answer = await converse({
    agent,
    request,
    layer: PLAN,
    maxAttempts: job.maxAttempts,
    judge: (reply) =>
      Promise.resolve(judgeAnswer(reply, request, job.stack.layers)),
    accepted: () => ({ files: 0, stages: ['parse', 'plan'] }),
    turns: job.turns,
    keeper,
    onEvent,
    signal: job.signal,
  });
  if (!answer.ok) return fail(keepRun(job, PLAN, answer.error));
  const { value, attempts, usage } = answer.value;
  const sealed = await sealPlan(job, request, value, {
    agent: agent.identity,
    attempts,
    usage,
  });
  keeper.forget();
  return ok({ ...sealed, calls: attempts });
}

function judgeAnswer(
  reply: string,
  request: PlanRequest,
  layers: Job['stack']['layers'],
): Result<Plan, readonly Diagnostic[]> {
  const parsed = parseAnswer(reply, 'plan', planSchema);
  if (!parsed.ok) return parsed;
  const problems = problemsOf(parsed.value, request, layers);
  return problems.length > 0 ? fail(problems) : parsed;
}

const problemsOf = (
  plan: Plan,
  { spec, referred }: PlanRequest,
  layers: Job['stack']['layers'],
): readonly Diagnostic[] =>
  judgePlan(
    plan,
    spec.slice,
    layers.map(({ name }) => name),
    referred,
  );
