import { join } from 'node:path';
import { ok, type Diagnostic, type Result } from '@nx-slice/schemas';
import { removeFile, replaceFile } from '../edge/files.js';
import type { FileWrite } from './file-writes.js';
export const withApplyLock = <T>(
  _w: string,
  _o: unknown,
  work: () => Promise<T>,
): Promise<T> => work();
export function commitWrites(
  workspace: string,
  writes: readonly FileWrite[],
): Promise<Result<undefined, readonly Diagnostic[]>> {
  for (const { path, after } of writes) {
    if (after !== null) replaceFile(join(workspace, path), after);
    else removeFile(join(workspace, path), workspace);
  }
  return Promise.resolve(ok(undefined));
}
