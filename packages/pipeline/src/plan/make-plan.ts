import { join, posix } from 'node:path';
import {
  fail,
  ok,
  planSchema,
  readSlice,
  type Artifact,
  type Diagnostic,
  type Plan,
  type PlanSection,
  type Result,
} from '@nx-slice/schemas';
import type { PlanRequest } from '../agent.js';
import { diagnostic } from '../diagnostics.js';
import { readText } from '../edge/files.js';
import type { Job } from '../job.js';
import { converse } from '../layer/converse.js';
import { keepRun } from '../layer/keep-run.js';
import { makeSeal, type Sealed } from '../seal/make-seal.js';
import { parseAnswer } from '../verify/parse.js';
import { judgePlan } from './judge-plan.js';

/** Reads slice.json, has it planned, compiles the domain contract from the plan, and stores it all. */
export async function makePlan(
  job: Job,
): Promise<Result<Sealed, readonly Diagnostic[]>> {
  const { stack, store } = job;
  const file = posix.join(job.root, 'slice.json');
  const text = readText(join(job.workspace, file));
  if (text === undefined) {
    return fail([
      diagnostic({
        code: 'SPEC_MISSING',
        stage: 'spec',
        file,
        message: `${file} is missing`,
        hint: 'A slice is a folder with a slice.json.',
      }),
    ]);
  }
  const spec = readSlice(text, file);
  if (!spec.ok) return spec;

  // No code runs yet; but a plan whose layers cannot be judged here is money for nothing.
  const isolation = await job.isolation(job.agent.trusted ?? false);
  if (!isolation.ok) return isolation;

  const request: PlanRequest = {
    kind: 'plan',
    slice: spec.value.slice.name,
    brief: stack.planBrief,
    spec: { file, text, slice: spec.value.slice },
  };
  const answer = await converse({
    agent: job.agent,
    request,
    layer: 'plan',
    maxAttempts: job.maxAttempts,
    judge: (reply) =>
      Promise.resolve(judgeAnswer(reply, request, stack.layers)),
    accepted: () => ({ files: 0, stages: ['parse', 'plan'] }),
    onEvent: job.onEvent,
    signal: job.signal,
  });
  if (!answer.ok) return fail(keepRun(job, 'plan', answer.error));
  const plan = answer.value.value;

  const artifact: Artifact = {
    files: [...(await stack.compileDomain(plan))],
    contracts: [],
  };
  const sealed = makeSeal({
    slice: plan.name,
    layer: 'plan',
    artifact,
    contract: {
      version: 1,
      layer: 'plan',
      declarations: artifact.files,
      promises: [],
    },
    inputs: [
      { name: 'brief', text: request.brief },
      { name: 'slice.json', text },
    ],
    agent: job.agent.identity,
    attempts: answer.value.attempts,
    // No agent writes the domain contract: it is compiled from the plan.
    isolation: 'process',
  });
  store.replace('plan', {
    'plan.json': plan,
    'artifact.json': sealed.artifact,
    'contract.json': sealed.contract,
    'seal.json': sealed.seal,
    ...Object.fromEntries(
      stack.layers.map(({ name, sees }) => [
        `sections/${name}.json`,
        { version: 1, layer: name, plan: sees(plan) } satisfies PlanSection,
      ]),
    ),
  });
  return ok(sealed);
}

function judgeAnswer(
  reply: string,
  request: PlanRequest,
  layers: Job['stack']['layers'],
): Result<Plan, readonly Diagnostic[]> {
  const parsed = parseAnswer(reply, 'plan', planSchema);
  if (!parsed.ok) return parsed;
  const problems = judgePlan(
    parsed.value,
    request.spec.slice,
    layers.map(({ name }) => name),
  );
  return problems.length > 0 ? fail(problems) : parsed;
}
