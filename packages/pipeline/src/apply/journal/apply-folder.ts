import { dirname } from 'node:path';
import { fail, ok, type Diagnostic, type Result } from '@nx-slice/schemas';
import { diagnostic } from '../../diagnostics.js';
import { codeOf } from '../../edge/error-code.js';
import type { JournalFs } from '../../edge/journal-fs.js';
import { placesIn } from './places.js';

/**
 * Makes the folder of lock, journal and staging, and has the disk hold it: a journal in a folder that a power cut
 * takes away is none. A link in its place would lead out of the workspace.
 *
 * @throws errors of the file system
 */
export function makeApplyFolder(
  workspace: string,
  fs: JournalFs,
): Result<void, readonly Diagnostic[]> {
  const { folders, ignore } = placesIn(workspace);
  for (const folder of folders) {
    const found = fs.stat(folder);
    if (found === undefined) {
      makeFolder(fs, folder);
      fs.flushFolder(dirname(folder));
    } else if (found.kind !== 'folder') {
      return fail([
        diagnostic({
          code: 'APPLY_FOLDER_REFUSED',
          stage: 'apply',
          file: folder.slice(workspace.length + 1),
          message: `${folder.slice(workspace.length + 1)} is no folder, and nx-slice keeps its journal there`,
          hint: 'Nothing was written. Move it away, and run the same command again.',
        }),
      ]);
    }
  }
  // It ignores itself, also where nobody has run the generator that adds it to the workspace's own .gitignore.
  const ignored = fs.stat(ignore);
  // Empty: whoever was about to write it was killed.
  if (ignored?.size === 0) fs.remove(ignore);
  if (ignored === undefined || ignored.size === 0) writeIgnore(fs, ignore);
  return ok(undefined);
}

/** Two that come at the same time may both make it. */
function makeFolder(fs: JournalFs, folder: string): void {
  try {
    fs.makeFolder(folder);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

function writeIgnore(fs: JournalFs, path: string): void {
  try {
    const handle = fs.create(path, 0o644);
    try {
      fs.write(handle, Buffer.from('*\n'));
    } finally {
      fs.close(handle);
    }
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}
