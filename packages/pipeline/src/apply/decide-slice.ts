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
  type SourceFile,
} from '@nx-slice/schemas';
import { diagnostic } from '../diagnostics.js';
import { seenFile } from '../edge/seen-file.js';
import {
  formatInWorkspace,
  type Formatted,
} from '../edge/workspace-formatter.js';
import type { Job } from '../job.js';
import type { Sealed } from '../seal/make-seal.js';
import { readAll } from '../verify/read-all.js';
import { APPLIED, appliedWrites } from './applied-file.js';
import { changeSet, type Change } from './change-set.js';
import { writesOf } from './file-writes.js';
import type { FileWrite } from './journal/file-write.js';
import type { OnConflict } from './merge/merge-texts.js';
import { movesIn } from './moves.js';
import { refersTo } from './refers-to.js';

/** What apply would do to a slice's folder, and what it would note down. */
export interface Decision {
  /** Paths relative to the slice's folder. */
  readonly changes: readonly Change[];
  /** What was verified: plan and layers. */
  readonly sealed: readonly Sealed[];
  /** `applied.json` as it will be. */
  readonly next: Applied;
  /** All of it, `applied.json` included; nothing where there is a conflict. */
  readonly writes: readonly FileWrite[];
}

/** Decides what there is to do for a slice's folder to be what its verified artifacts say. Writes nothing. */
export async function decide(
  job: Job,
  onConflict: OnConflict = 'stop',
): Promise<Result<Decision, readonly Diagnostic[]>> {
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
  // Its files are a person's: which slices it belongs together with may still change.
  const isEjected = applied.value.ejected ?? false;

  const folder = join(job.workspace, job.root);
  const formatted = await formatSlice(
    job,
    isEjected ? [] : all.value.flatMap(({ artifact }) => artifact.files),
    applied.value,
  );
  if (!formatted.ok) return formatted;
  const { files: desired, digest } = formatted.value;
  const { changes, moved } = changeSet({
    desired,
    base: applied.value.files,
    current: (path) => seenFile(folder, path),
    moved: await movesIn(folder, applied.value, desired, job.signal),
    onConflict,
  });
  const references = refersTo(plan.value);
  const next: Applied = {
    version: 1,
    slice: job.slice,
    // The base is what was generated last, also where a person's file was left as it is.
    files: [...desired],
    ...(digest === undefined ? {} : { formatted: digest }),
    ...(references.length > 0 ? { refersTo: references } : {}),
    ...(moved.size > 0
      ? { moved: [...moved].map(([path, to]) => ({ path, to })) }
      : {}),
    ...(isEjected ? { ejected: true } : {}),
  };
  const isStopped = changes.some(({ kind }) => kind === 'conflict');
  return ok({
    changes,
    sealed: all.value,
    next,
    writes: isStopped
      ? []
      : [...writesOf(job.root, changes), ...appliedWrites(job, next)],
  });
}

/** The verified files as the workspace's own formatter writes them: it changes their layout, and nothing that was judged. */
async function formatSlice(
  { workspace, root }: Job,
  files: readonly SourceFile[],
  applied: Applied,
): Promise<Result<Formatted, readonly Diagnostic[]>> {
  const below = (all: readonly SourceFile[]): readonly SourceFile[] =>
    all.map(({ path, content }) => ({ path: `${root}/${path}`, content }));
  const result = await formatInWorkspace(
    workspace,
    below(files),
    applied.formatted === undefined
      ? undefined
      : { files: below(applied.files), digest: applied.formatted },
  );
  if (!result.ok) return result;
  return ok({
    ...result.value,
    files: result.value.files.map(({ path, content }) => ({
      path: path.slice(root.length + 1),
      content,
    })),
  });
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
