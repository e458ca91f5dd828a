import { join } from 'node:path';
import { codeOf } from '../../edge/error-code.js';
import type { JournalFs } from '../../edge/journal-fs.js';
import type { Places } from './places.js';

/**
 * Ends a transaction that is in place: from here on there is nothing to recover.
 *
 * @throws errors of the file system
 */
export function retire(fs: JournalFs, places: Places): void {
  fs.remove(places.journal);
  fs.flushFolder(places.apply);
  removeStaging(fs, places);
}

/**
 * Takes away what was staged; without a journal it counts for nothing.
 *
 * @returns whether there was anything
 * @throws errors of the file system
 */
export function removeStaging(
  fs: JournalFs,
  { staging, draft }: Places,
): boolean {
  const isDrafted = removeAny(fs, draft);
  return removeAny(fs, staging) || isDrafted;
}

/** A file, a link, or a folder with all that is in it; links are not followed. */
function removeAny(fs: JournalFs, path: string): boolean {
  const found = fs.stat(path);
  if (found === undefined) return false;
  if (found.kind === 'folder') {
    for (const name of fs.list(path)) removeAny(fs, join(path, name));
    fs.removeFolder(path);
  } else {
    fs.remove(path);
  }
  return true;
}

/** The same on the way out of a failure: what cannot be taken away now is taken away by the next recovery. */
export function tryToRemoveStaging(fs: JournalFs, places: Places): void {
  try {
    removeStaging(fs, places);
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
  }
}
