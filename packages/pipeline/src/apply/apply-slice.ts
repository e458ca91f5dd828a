import { fail, ok, type Diagnostic, type Result } from '@nx-slice/schemas';
import { historyWrites } from '../history/history-writes.js';
import type { Job } from '../job.js';
import { uncommitted } from '../seal/committed.js';
import type { Change } from './change-set.js';
import { commit } from './commit.js';
import { conflictDiagnostics } from './conflict-diagnostics.js';
import { decide } from './decide-slice.js';
import { writesOf } from './file-writes.js';
import { findAppliedSlices } from './find-slices.js';
import { judgeMerged } from './merge/judge-merged.js';
import type { OnConflict } from './merge/merge-texts.js';
import { registrationChanges } from './registration-changes.js';

export interface ApplyOptions {
  readonly dryRun: boolean;
  /** What becomes of lines that a person and the layer both changed. */
  readonly onConflict?: OnConflict | undefined;
  /** The app that the slice is registered with; its folder, relative to the workspace. Without it, with none. */
  readonly app?: string;
  /** Data may be lost; see `historyWrites`. */
  readonly allowDestructive?: boolean | undefined;
}

/**
 * One transaction: the slice's files, the note of what was written, and the registrations of all slices, this one
 * as it will be. Everything is read under the lock, so that two slices applied at once never lose one another's
 * registration. With a conflict, or a merge that the gate refuses, nothing is written.
 */
export async function applySlice(
  job: Job,
  { dryRun, onConflict = 'stop', app, allowDestructive }: ApplyOptions,
): Promise<Result<readonly Change[], readonly Diagnostic[]>> {
  const { workspace, onEvent, signal } = job;
  // Verify may have come from a cache, with what it is about.
  const foreign = await uncommitted(job);
  if (foreign.length > 0) return fail(foreign);
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
      const history = next.ejected
        ? ok([])
        : historyWrites(job, decided.value.sealed, { allowDestructive });
      if (!history.ok) return stop(history.error);
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
      return ok({
        sets: [
          { title: job.slice, changes },
          ...(app === undefined ? [] : [{ title: app, changes: shared.value }]),
        ],
        writes: [...writes, ...history.value, ...writesOf('', shared.value)],
        value: changes,
      });
    },
  );
  if (result.ok && !dryRun) onEvent({ type: 'applied', slice: job.slice });
  return result;
}
