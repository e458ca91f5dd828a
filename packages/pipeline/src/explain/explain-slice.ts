import { join } from 'node:path';
import {
  fail,
  ok,
  type Diagnostic,
  type Digest,
  type Result,
} from '@nx-slice/schemas';
import { createTwoFilesPatch } from 'diff';
import { fileHistory } from '../edge/file-history.js';
import type { Job } from '../job.js';
import { PLAN } from '../plan/seal-plan.js';
import { digestOf } from '../seal/digest.js';
import { reasonOf } from '../seal/frozen.js';
import type { InputChange } from '../seal/input-changes.js';
import { standingOf, type Asked } from '../seal/standing.js';
import { askedNow } from '../verify/read-all.js';
import { sourceOf } from './input-source.js';

/**
 * What the next run would do with the plan or a layer.
 *
 * - `reused`: it fits, no agent is asked.
 * - `judged again`: the gate has changed; an agent is asked only if it says no now.
 * - `would run`: an agent is asked, because of what is named.
 * - `waits`: whether it runs depends on what a step before it will say.
 */
export type Outlook = 'reused' | 'judged again' | 'would run' | 'waits';

export interface Explanation {
  /** `plan`, or a layer. */
  readonly name: string;
  readonly outlook: Outlook;
  readonly reason: string;
  readonly changes: readonly ExplainedChange[];
}

export interface ExplainedChange extends InputChange {
  /** A unified diff of then and now; `null` where the text of then is nowhere to be found. */
  readonly diff: string | null;
}

/** Says of the plan and of each layer what the next run would do, and why. Asks nobody, writes nothing. */
export async function explainSlice(
  job: Job,
): Promise<Result<readonly Explanation[], readonly Diagnostic[]>> {
  const steps = [
    { name: PLAN, needs: [] },
    ...job.stack.layers.map(({ name, needs }) => ({
      name,
      needs: [PLAN, ...needs],
    })),
  ];
  const unsettled = new Set<string>();
  const explanations: Explanation[] = [];
  for (const { name, needs } of steps) {
    const blockers = needs.filter((need) => unsettled.has(need));
    const asked = askedNow(job, name);
    if (!asked.ok && blockers.length === 0) return fail(asked.error);
    const own = asked.ok ? await explain(job, asked.value) : undefined;
    const explanation =
      own?.outlook === 'would run' || (own && blockers.length === 0)
        ? own
        : waits(name, blockers);
    if (explanation.outlook !== 'reused') unsettled.add(name);
    explanations.push(explanation);
  }
  return ok(explanations);
}

const waits = (name: string, blockers: readonly string[]): Explanation => ({
  name,
  outlook: 'waits',
  reason: `runs if ${blockers.join(' or ')} will say something else than before`,
  changes: [],
});

async function explain(job: Job, asked: Asked): Promise<Explanation> {
  const { name } = asked;
  const standing = standingOf(job, asked);
  const reason = reasonOf(standing);
  switch (standing.kind) {
    case 'fits':
      return { name, outlook: 'reused', reason, changes: [] };
    case 'judged-otherwise':
      return {
        name,
        outlook: 'judged again',
        reason: 'the gate has changed since it was sealed',
        changes: [],
      };
    case 'missing':
    case 'broken':
      return { name, outlook: 'would run', reason, changes: [] };
    case 'changed': {
      const changes: ExplainedChange[] = [];
      for (const change of standing.changes) {
        const diff = await diffOf(job, change, asked);
        changes.push({ ...change, diff });
      }
      return { name, outlook: 'would run', reason, changes };
    }
  }
}

async function diffOf(
  job: Job,
  { name, before, after }: InputChange,
  asked: Asked,
): Promise<string | null> {
  const now = asked.inputs.find((input) => input.name === name)?.text ?? '';
  const then = before === null ? '' : await textOf(job, name, before);
  if (then === undefined || (before !== null && after === null)) return null;
  return createTwoFilesPatch('then', 'now', then, now, undefined, undefined, {
    context: 2,
  })
    .split('\n')
    .filter((line) => !/^(={3,}|---|\+\+\+|\\ )/.test(line))
    .join('\n')
    .trim();
}

/** The text with a digest, from the file's history in git: a seal holds digests alone. */
async function textOf(
  job: Job,
  name: string,
  digest: Digest,
): Promise<string | undefined> {
  const source = sourceOf(name);
  if (!source) return undefined;
  const folder = join(job.workspace, job.root);
  for await (const text of fileHistory(folder, source.file, job.signal)) {
    const input = source.inputIn(text);
    if (input !== undefined && digestOf(input) === digest) return input;
  }
  return undefined;
}
