import {
  agentJsonSchema,
  artifactSchema,
  fail,
  ok,
  type Contract,
  type Diagnostic,
  type Feedback,
  type History,
  type Result,
} from '@nx-slice/schemas';
import type { LayerRequest } from '../agent.js';
import type { Isolation } from '../edge/isolation/isolation.js';
import { feedbackLines } from '../feedback/feedback.js';
import { isSettled, readHistory } from '../history/read-history.js';
import type { Job } from '../job.js';
import { canonical } from '../seal/canonical.js';
import type { SealInput, Sealed } from '../seal/make-seal.js';
import type { Asked } from '../seal/standing.js';
import { layerOf, transitiveNeeds, type Layer } from '../stack.js';
import type { Bench } from './judge-layer.js';

/** What is known before anybody writes a layer: what is asked for, and what an answer is judged against. */
export interface Commission {
  readonly layer: Layer;
  readonly request: LayerRequest;
  readonly feedback: Feedback;
  /** The layers that its tests run on. */
  readonly runtime: readonly Sealed[];
  /** What was applied of its growing file; `undefined` when there is none, or nothing was applied yet. */
  readonly history: History | undefined;
}

/** Reads all that a layer is made from; nobody is asked yet. */
export function readCommission(
  job: Job,
  name: string,
): Result<Commission, readonly Diagnostic[]> {
  const { stack, store } = job;
  const layer = layerOf(stack, name);
  const section = store.readSection(name);
  if (!section.ok) return section;
  const feedback = job.feedback.read(name);
  if (!feedback.ok) return feedback;
  const history = readHistory(job, layer);
  if (!history.ok) return history;
  const needs = ['plan', ...layer.needs].map((need) => store.readSealed(need));
  const runtime = transitiveNeeds(stack, layer).map(({ name: need }) =>
    store.readSealed(need),
  );
  const problems = [...needs, ...runtime].flatMap((read) =>
    read.ok ? [] : read.error,
  );
  if (problems.length > 0) return fail(problems);
  const values = (reads: typeof needs) =>
    reads.flatMap((read) => (read.ok ? [read.value] : []));
  return ok({
    layer,
    feedback: feedback.value,
    runtime: values(runtime),
    request: {
      kind: 'layer',
      slice: job.slice,
      layer: name,
      brief: layer.brief,
      section: section.value,
      contracts: values(needs).map((read) => read.contract),
      roots: layer.roots,
      feedback: feedbackLines(feedback.value),
      ...(history.value
        ? { history: { file: history.value.file, plan: history.value.plan } }
        : {}),
    },
    history: history.value,
  });
}

/** Where an answer to this commission is judged. */
export const benchOf = (
  job: Job,
  { layer, request, runtime, history }: Commission,
  isolation: Isolation,
): Bench => ({
  stack: job.stack,
  layer,
  declarations: request.contracts.flatMap(
    ({ declarations }: Contract) => declarations,
  ),
  section: request.section.plan,
  history,
  runtime: runtime.flatMap(({ artifact }) => artifact.files),
  nodeModules: job.nodeModules,
  isolation,
  deadline: job.deadline,
  signal: job.signal,
});

/** Everything that the layer was made from, by name: the key under which it may be used again. */
export const inputsOf = ({
  request,
  feedback: { comments, verify },
  history,
}: Commission): readonly SealInput[] => [
  { name: 'brief', text: request.brief },
  { name: 'schema', text: canonical(agentJsonSchema(artifactSchema)) },
  {
    name: `plan/sections/${request.layer}`,
    text: canonical(request.section),
  },
  ...request.contracts.map((contract) => ({
    name: `${contract.layer}/contract`,
    text: canonical(contract),
  })),
  { name: `feedback/${request.layer}`, text: canonical(comments) },
  ...(verify === null
    ? []
    : [{ name: verifyInput(request.layer), text: canonical(verify) }]),
  ...(history === undefined
    ? []
    : [{ name: historyInput(request.layer), text: canonical(history) }]),
];

/** The artifact that is wanted now. What verify said is not missed: it is gone because it was heeded. */
export const askedOf = (commission: Commission): Asked => {
  const { name } = commission.layer;
  return {
    name,
    inputs: inputsOf(commission),
    heeded: [verifyInput(name)],
    keep: commission.feedback.verify === null ? commission.feedback.keep : null,
    isSettled: (input, sealed) =>
      input === historyInput(name) &&
      isSettled(sealed.artifact, commission.history),
  };
};

/** The one input that is taken away when it has done its work. */
export const verifyInput = (layer: string): string =>
  `feedback/${layer}/verify`;

/** What was applied of the layer's growing file. */
export const historyInput = (layer: string): string => `history/${layer}`;
