import { fail, type Diagnostic, type Result } from '@nx-slice/schemas';
import { WRITES } from '../../../../../tools/crash/change-of-twelve.mjs';
import { makeApplyFolder } from '../../../src/apply/journal/apply-folder.js';
import { commitWrites } from '../../../src/apply/journal/commit-writes.js';
import { placesIn } from '../../../src/apply/journal/places.js';
import { recover, type Recovery } from '../../../src/apply/journal/recover.js';
import type { JournalFs } from '../../../src/edge/journal-fs.js';
import { identify } from '../../../src/edge/lock/process-identity.js';
import { tryLock } from '../../../src/edge/lock/try-lock.js';

/** A process that has ended long since: whoever is killed in a test is this one. */
export const ENDED = { ...identify(), start: 'never' };

function locked<T>(
  workspace: string,
  fs: JournalFs,
  work: () => Result<T, readonly Diagnostic[]>,
): Result<T, readonly Diagnostic[]> {
  const folder = makeApplyFolder(workspace, fs);
  if (!folder.ok) return folder;
  const attempt = tryLock(placesIn(workspace).lock, {
    purpose: 'a test',
    identity: ENDED,
    fs,
  });
  if (!attempt.isHeld) return fail([]);
  const result = work();
  attempt.lock.release();
  return result;
}

/** All that a command does to the disk: lock, recovery, the change of twelve files, and the lock again. */
export const applyOnce = (
  workspace: string,
  fs: JournalFs,
): Result<void, readonly Diagnostic[]> =>
  locked(workspace, fs, () => {
    const recovered = recover(workspace, fs);
    return recovered.ok ? commitWrites(workspace, WRITES, fs) : recovered;
  });

/** What `nx g nx-slice:recover` does to the disk. */
export const recoverOnce = (
  workspace: string,
  fs: JournalFs,
): Result<Recovery, readonly Diagnostic[]> =>
  locked(workspace, fs, () => recover(workspace, fs));
