import { join } from 'node:path';
import { removeFile, replaceFile } from '../edge/files.js';
import type { Change } from './change-set.js';

/**
 * Does what a change set says, below `folder`. Creations come first and deletions last, so that an
 * interruption leaves too much rather than too little.
 *
 * @param folder absolute path that the changes are relative to; it stays even when it ends up empty
 */
export function writeChanges(folder: string, changes: readonly Change[]): void {
  for (const change of changes) {
    if (change.kind === 'create' || change.kind === 'update') {
      replaceFile(join(folder, change.path), change.after);
    }
  }
  for (const change of changes) {
    if (change.kind === 'delete') removeFile(join(folder, change.path), folder);
  }
}
