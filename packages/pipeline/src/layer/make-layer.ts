import { fail, ok, type Diagnostic, type Result } from '@nx-slice/schemas';
import type { LayerRequest } from '../agent.js';
import type { Job } from '../job.js';
import { canonical } from '../seal/canonical.js';
import { makeSeal, type SealInput, type Sealed } from '../seal/make-seal.js';
import { layerOf, transitiveNeeds } from '../stack.js';
import { STAGES } from '../verify/stages.js';
import { converse } from './converse.js';
import { judgeLayer } from './judge-layer.js';

/** One layer: read what it needs, talk to the agent until an answer passes, seal it, store it. */
export async function makeLayer(
  job: Job,
  name: string,
): Promise<Result<Sealed, readonly Diagnostic[]>> {
  const { stack, store } = job;
  const layer = layerOf(stack, name);
  const section = store.readSection(name);
  if (!section.ok) return section;
  const plan = store.readSealed('plan');
  if (!plan.ok) return plan;
  const needs = layer.needs.map((need) => store.readSealed(need));
  const runtime = transitiveNeeds(stack, layer).map(({ name: need }) =>
    store.readSealed(need),
  );
  const problems = [...needs, ...runtime].flatMap((read) =>
    read.ok ? [] : read.error,
  );
  if (problems.length > 0) return fail(problems);
  const values = (reads: typeof needs) =>
    reads.flatMap((read) => (read.ok ? [read.value] : []));
  // Before the agent is asked: an answer that cannot be judged costs money for nothing.
  const isolation = await job.isolation(job.agent.trusted ?? false);
  if (!isolation.ok) return isolation;
  const contracts = [plan.value, ...values(needs)].map((read) => read.contract);

  const request: LayerRequest = {
    kind: 'layer',
    slice: job.slice,
    layer: name,
    brief: layer.brief,
    section: section.value,
    contracts,
    roots: layer.roots,
    feedback: job.feedback(name),
  };
  const answer = await converse({
    agent: job.agent,
    request,
    layer: name,
    maxAttempts: job.maxAttempts,
    judge: (text) =>
      judgeLayer(text, {
        stack,
        layer,
        section: section.value.plan,
        declarations: contracts.flatMap((contract) => contract.declarations),
        runtime: values(runtime).flatMap(({ artifact }) => artifact.files),
        nodeModules: job.nodeModules,
        isolation: isolation.value,
        deadline: job.deadline,
        signal: job.signal,
      }),
    accepted: ({ artifact }) => ({
      files: artifact.files.length,
      stages: STAGES,
    }),
    onEvent: job.onEvent,
    signal: job.signal,
  });
  if (!answer.ok) return fail(answer.error);

  const sealed = makeSeal({
    slice: job.slice,
    layer: name,
    ...answer.value.value,
    inputs: inputsOf(request),
    isolation: isolation.value.level,
    agent: job.agent.identity,
    attempts: answer.value.attempts,
  });
  store.replace(name, {
    'artifact.json': sealed.artifact,
    'contract.json': sealed.contract,
    'seal.json': sealed.seal,
  });
  return ok(sealed);
}

/** Everything that the agent was given, by name: the key under which its answer may be used again. */
const inputsOf = (request: LayerRequest): readonly SealInput[] => [
  { name: 'brief', text: request.brief },
  {
    name: `plan/sections/${request.layer}`,
    text: canonical(request.section),
  },
  ...request.contracts.map((contract) => ({
    name: `${contract.layer}/contract`,
    text: canonical(contract),
  })),
  { name: `feedback/${request.layer}`, text: canonical(request.feedback) },
];
