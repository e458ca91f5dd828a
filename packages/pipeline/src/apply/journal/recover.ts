import { fail, ok, type Diagnostic, type Result } from '@nx-slice/schemas';
import { nodeFs, type JournalFs } from '../../edge/journal-fs.js';
import { applyFailed } from './apply-failed.js';
import { makeApplyFolder } from './apply-folder.js';
import { install } from './install.js';
import { placesIn } from './places.js';
import { readJournal } from './read-journal.js';
import { removeStaging, retire } from './retire.js';

/**
 * - `nothing`: no earlier apply left anything.
 * - `undone`: one ended before its change counted; what it had prepared is removed.
 * - `redone`: one ended after that; the rest of its change is in place now.
 */
export type Recovery = 'nothing' | 'undone' | 'redone';

/**
 * Makes the files old or new again after an apply that was killed. It can be killed itself, and run again. Whoever
 * calls it holds the apply lock.
 *
 * @param workspace absolute path
 */
export function recover(
  workspace: string,
  fs: JournalFs = nodeFs,
): Result<Recovery, readonly Diagnostic[]> {
  const places = placesIn(workspace);
  let isCommitted = false;
  try {
    if (fs.stat(places.apply) === undefined) return ok('nothing');
    const folder = makeApplyFolder(workspace, fs);
    if (!folder.ok) return folder;
    const journal = readJournal(fs, workspace);
    if (!journal.ok) return journal;
    if (journal.value === undefined) {
      return ok(removeStaging(fs, places) ? 'undone' : 'nothing');
    }
    isCommitted = true;
    // It was read, so it is there; whether it would be after a power cut was for its writer to see to, who is gone.
    fs.flushFolder(places.apply);
    const installed = install(fs, workspace, journal.value);
    if (!installed.ok) return installed;
    retire(fs, places);
    return ok('redone');
  } catch (error) {
    return fail([
      applyFailed(
        error,
        isCommitted ? 'after the commit' : 'before the commit',
      ),
    ]);
  }
}

/** What recovery would do now; it changes nothing. */
export function foreseeRecovery(
  workspace: string,
  fs: JournalFs = nodeFs,
): Result<
  {
    readonly recovery: Recovery;
    /** Of the files that it would see to, relative to the workspace. */
    readonly paths: readonly string[];
  },
  readonly Diagnostic[]
> {
  const { staging, draft } = placesIn(workspace);
  const journal = readJournal(fs, workspace);
  if (!journal.ok) return journal;
  if (journal.value !== undefined) {
    return ok({
      recovery: 'redone',
      paths: journal.value.files.map(({ path }) => path),
    });
  }
  const isLeft = fs.stat(staging) !== undefined || fs.stat(draft) !== undefined;
  return ok({ recovery: isLeft ? 'undone' : 'nothing', paths: [] });
}
