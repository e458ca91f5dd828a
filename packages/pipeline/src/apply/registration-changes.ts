import { posix } from 'node:path';
import type { Diagnostic, Result } from '@nx-slice/schemas';
import { fail, ok } from '@nx-slice/schemas';
import { seenFile } from '../edge/seen-file.js';
import { formatInWorkspace } from '../edge/workspace-formatter.js';
import type { SliceRegistration, Stack } from '../stack.js';
import { sharedChangeSet, type Change } from './change-set.js';
import { conflictDiagnostics } from './conflict-diagnostics.js';

/** Where registrations go. */
export interface App {
  /** Absolute path. */
  readonly workspace: string;
  readonly stack: Stack;
  /** The app's folder, relative to the workspace. */
  readonly app: string;
}

/** What has to become of the files that all slices of an app share; paths are relative to the workspace. */
export async function registrationChanges(
  { workspace, stack, app }: App,
  slices: readonly SliceRegistration[],
): Promise<Result<readonly Change[], readonly Diagnostic[]>> {
  // An app may be named `./apps/desk`; what is written has one name.
  const files = await stack.registrations(slices, posix.normalize(app));
  const formatted = await formatInWorkspace(
    workspace,
    files.map((file) => ({ ...file, path: posix.normalize(file.path) })),
  );
  if (!formatted.ok) return formatted;
  const changes = sharedChangeSet({
    desired: formatted.value.files,
    current: (path) => seenFile(workspace, path),
  });
  const blocked = conflictDiagnostics('', changes);
  return blocked.length > 0 ? fail(blocked) : ok(changes);
}
