import { join, posix } from 'node:path';
import {
  agentJsonSchema,
  fail,
  ok,
  planSchema,
  readSlice,
  type Diagnostic,
  type Result,
  type Slice,
} from '@nx-slice/schemas';
import type { PlanRequest } from '../agent.js';
import { diagnostic } from '../diagnostics.js';
import { readText } from '../edge/files.js';
import type { Job } from '../job.js';
import { canonical } from '../seal/canonical.js';
import type { SealInput } from '../seal/make-seal.js';
import { readReferred } from './read-referred.js';

/** Reads what a plan is made from; nobody is asked yet. */
export function readPlanRequest({
  workspace,
  root,
  stack,
}: Pick<Job, 'workspace' | 'root' | 'stack'>): Result<
  PlanRequest,
  readonly Diagnostic[]
> {
  const file = posix.join(root, 'slice.json');
  const text = readText(join(workspace, file));
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
  const { slice } = spec.value;
  const referred = readReferred({ workspace, root }, spec.value);
  if (!referred.ok) return referred;
  return ok({
    kind: 'plan',
    slice: slice.name,
    brief: stack.planBrief,
    spec: { file, text, slice },
    ...(referred.value.length > 0 ? { referred: referred.value } : {}),
  });
}

/** What slice.json asks for. The line for editors is no part of it. */
export const requestText = (slice: Slice): string =>
  canonical({ ...slice, $schema: undefined });

/** Everything that a plan is made from, by name. What slice.json says counts, not how it is laid out. */
export const planInputs = ({
  brief,
  spec,
  referred = [],
}: PlanRequest): readonly SealInput[] => [
  { name: 'brief', text: brief },
  { name: 'schema', text: canonical(agentJsonSchema(planSchema)) },
  { name: 'slice.json', text: requestText(spec.slice) },
  ...referred.map(({ name, contract }) => ({
    name: `${name}/plan/contract`,
    text: canonical(contract),
  })),
];
