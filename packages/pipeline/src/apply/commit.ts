import { fail, ok, type Diagnostic, type Result } from '@nx-slice/schemas';
import { diagnostic } from '../diagnostics.js';
import type { OnEvent } from '../events.js';
import type { Change } from './change-set.js';
import type { FileWrite } from './journal/file-write.js';
import { withApplyLock } from './journal/apply-lock.js';
import { commitWrites } from './journal/commit-writes.js';
import { foreseeRecovery } from './journal/recover.js';

/** All that is to be written at once, and how it is shown. */
export interface Transaction<T> {
  readonly sets: readonly {
    /** Whose changes they are: a slice, or the app. */
    readonly title: string;
    readonly changes: readonly Change[];
  }[];
  readonly writes: readonly FileWrite[];
  readonly value: T;
}

export interface CommitOptions {
  /** Absolute path. */
  readonly workspace: string;
  readonly dryRun: boolean;
  readonly onEvent: OnEvent;
  readonly signal: AbortSignal;
}

/**
 * Decides under the lock, shows, and writes all of it or nothing. A dry run is the same decision; it takes no lock,
 * because even that would be a file.
 */
export async function commit<T>(
  { workspace, dryRun, onEvent, signal }: CommitOptions,
  decide: () => Promise<Result<Transaction<T>, readonly Diagnostic[]>>,
): Promise<Result<T, readonly Diagnostic[]>> {
  const work = async (): Promise<Result<T, readonly Diagnostic[]>> => {
    const decided = await decide();
    if (!decided.ok) return decided;
    const { sets, writes, value } = decided.value;
    for (const { title, changes } of sets) {
      onEvent({ type: 'changes', slice: title, changes, dryRun });
    }
    if (dryRun || writes.length === 0) return ok(value);
    const written = commitWrites(workspace, writes);
    return written.ok ? ok(value) : written;
  };
  if (dryRun) {
    const pending = checkRecovered(workspace);
    return pending.length > 0 ? fail(pending) : work();
  }
  return withApplyLock(workspace, { signal, onEvent }, work);
}

/** What a dry run would say of files that are neither old nor new would be wrong. */
function checkRecovered(workspace: string): readonly Diagnostic[] {
  const foreseen = foreseeRecovery(workspace);
  if (!foreseen.ok) return foreseen.error;
  const { recovery, paths } = foreseen.value;
  return recovery === 'redone'
    ? [
        diagnostic({
          code: 'JOURNAL_PENDING',
          stage: 'apply',
          message: `An earlier apply of ${paths.length} files did not end`,
          hint: 'A dry run does not recover it. Run npx nx g nx-slice:recover first, or the same command without --dry-run.',
        }),
      ]
    : [];
}
