import { join } from 'node:path';
import {
  appliedSchema,
  fail,
  ok,
  planSchema,
  verdictSchema,
  type Applied,
  type Diagnostic,
  type Result,
} from '@nx-slice/schemas';
import { diagnostic } from '../diagnostics.js';
import { readText } from '../edge/files.js';
import type { Job } from '../job.js';
import { canonical } from '../seal/canonical.js';
import type { Sealed } from '../seal/make-seal.js';
import { readAll } from '../verify/read-all.js';
import { changeSet, type Change } from './change-set.js';
import { refersTo } from './refers-to.js';
import { writeChanges } from './write-changes.js';

export const APPLIED = 'applied.json';

/** What apply would do, and what it would note down. */
interface Decision {
  readonly changes: readonly Change[];
  readonly applied: Applied;
  readonly next: Applied;
}

/** Decides what there is to do for a slice's folder to be what its verified artifacts say. */
export function decide(job: Job): Result<Decision, readonly Diagnostic[]> {
  const all = readAll(job);
  if (!all.ok) return all;
  const unverified = checkVerdict(job, all.value);
  if (unverified.length > 0) return fail(unverified);
  const plan = job.store.readDocument('plan/plan.json', planSchema);
  if (!plan) throw new Error('A plan was sealed without plan.json');
  if (!plan.ok) return plan;
  const applied =
    job.store.readDocument(APPLIED, appliedSchema) ?? ok(nothing(job));
  if (!applied.ok) return applied;

  const folder = join(job.workspace, job.root);
  const desired = all.value.flatMap(({ artifact }) => artifact.files);
  const references = refersTo(plan.value);
  return ok({
    changes: changeSet({
      desired,
      base: applied.value.files,
      current: (path) => readText(join(folder, path)),
    }),
    applied: applied.value,
    next: {
      version: 1,
      slice: job.slice,
      // The base is what was generated last, also where a person's file was left as it is.
      files: desired,
      ...(references.length > 0 ? { refersTo: references } : {}),
    },
  });
}

/** Decide, show, write. With a conflict it writes nothing. */
export function applySlice(
  job: Job,
  { dryRun }: { readonly dryRun: boolean },
): Result<readonly Change[], readonly Diagnostic[]> {
  const decided = decide(job);
  if (!decided.ok) return decided;
  const { changes, applied, next } = decided.value;
  job.onEvent({ type: 'changes', slice: job.slice, changes, dryRun });
  const conflicts = changes.flatMap((change) =>
    change.kind === 'conflict' ? [conflictOf(job, change)] : [],
  );
  if (conflicts.length > 0) return fail(conflicts);
  if (dryRun) return ok(changes);

  writeChanges(join(job.workspace, job.root), changes);
  if (canonical(next) !== canonical(applied)) job.store.write(APPLIED, next);
  job.onEvent({ type: 'applied', slice: job.slice });
  return ok(changes);
}

const nothing = (job: Job): Applied => ({
  version: 1,
  slice: job.slice,
  files: [],
});

/** Apply trusts nobody: the verdict must be about exactly these artifacts. */
function checkVerdict(job: Job, all: readonly Sealed[]): readonly Diagnostic[] {
  const verdict = job.store.readDocument('verify/verdict.json', verdictSchema);
  if (verdict && !verdict.ok) return verdict.error;
  const own = verdict?.value.slice === job.slice ? verdict.value : undefined;
  const judged = new Map(
    (own?.artifacts ?? []).map(({ layer, digest }) => [layer, digest]),
  );
  return all
    .filter(({ seal }) => judged.get(seal.layer) !== seal.artifact)
    .map(({ seal }) =>
      diagnostic({
        code: 'NOT_VERIFIED',
        stage: 'apply',
        layer: seal.layer,
        file: 'artifacts/verify/verdict.json',
        message: `The artifact of ${seal.layer} was not verified as part of the slice`,
        hint: `Run nx run ${job.slice}:verify first.`,
      }),
    );
}

const conflictOf = (
  job: Job,
  change: Extract<Change, { kind: 'conflict' }>,
): Diagnostic =>
  diagnostic({
    code: 'APPLY_CONFLICT',
    stage: 'apply',
    file: `${job.root}/${change.path}`,
    message: `${change.path}: ${change.reason}`,
    hint: 'Nothing was written. Move your change aside (git stash, or another file), generate again, and put it back.',
  });
