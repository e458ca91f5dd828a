import { fail, ok, type Diagnostic, type Result } from '@nx-slice/schemas';
import type { Job } from '../job.js';
import type { Change } from './change-set.js';
import { commit } from './commit.js';
import { conflictDiagnostics } from './conflict-diagnostics.js';
import { decide, type Decision } from './decide-slice.js';
import { writesOf, type FileWrite } from './file-writes.js';
import { findAppliedSlices } from './find-slices.js';
import { judgeMerged } from './merge/judge-merged.js';
import type { OnConflict } from './merge/merge-texts.js';
import { registrationChanges } from './registration-changes.js';

/** Files besides the slice's own that are written in the same transaction. */
export type Contributor = (
  job: Job,
  decision: Decision,
) => Promise<Result<readonly FileWrite[], readonly Diagnostic[]>>;

export interface ApplyOptions {
  readonly dryRun: boolean;
  /** What becomes of lines that a person and the layer both changed. */
  readonly onConflict?: OnConflict | undefined;
  /** The app that the slice is registered with; its folder, relative to the workspace. Without it, with none. */
  readonly app?: string;
  readonly contributors?: readonly Contributor[];
}

/**
 * One transaction: the slice's files, the note of what was written, and the registrations of all slices, this one
 * as it will be. Everything is read under the lock, so that two slices applied at once never lose one another's
 * registration. With a conflict, or a merge that the gate refuses, nothing is written.
 */
export async function applySlice(
  job: Job,
  { dryRun, onConflict = 'stop', app, contributors = [] }: ApplyOptions,
): Promise<Result<readonly Change[], readonly Diagnostic[]>> {
  const { workspace, onEvent, signal } = job;
  const result = await commit(
    { workspace, dryRun, onEvent, signal },
    async () => {
      const decided = await decide(job, onConflict);
      if (!decided.ok) return decided;
      const { changes, next, writes } = decided.value;
      const stop = (problems: readonly Diagnostic[]) => {
        onEvent({ type: 'changes', slice: job.slice, changes, dryRun });
        return fail(problems);
      };
      const conflicts = conflictDiagnostics(job.root, changes);
      if (conflicts.length > 0) return stop(conflicts);
      const broken = await judgeMerged(job, decided.value);
      if (broken.length > 0) return stop(broken);

      const found = await findAppliedSlices(workspace, {
        root: job.root,
        applied: next,
      });
      if (!found.ok) return found;
      const shared =
        app === undefined
          ? ok([])
          : await registrationChanges(
              { workspace, stack: job.stack, app },
              found.value.present,
            );
      if (!shared.ok) return shared;
      const more: FileWrite[] = [];
      for (const contribute of contributors) {
        const contributed = await contribute(job, decided.value);
        if (!contributed.ok) return contributed;
        more.push(...contributed.value);
      }
      return ok({
        sets: [
          { title: job.slice, changes },
          ...(app === undefined ? [] : [{ title: app, changes: shared.value }]),
        ],
        writes: [...writes, ...writesOf('', shared.value), ...more],
        value: changes,
      });
    },
  );
  if (result.ok && !dryRun) onEvent({ type: 'applied', slice: job.slice });
  return result;
}
