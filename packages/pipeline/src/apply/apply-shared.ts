import { join } from 'node:path';
import type { OnEvent } from '../events.js';
import { readText } from '../edge/files.js';
import type { SliceRegistration, Stack } from '../stack.js';
import { sharedChangeSet, type Change } from './change-set.js';
import { writeChanges } from './write-changes.js';

export interface SharedFiles {
  /** Absolute path. */
  readonly workspace: string;
  readonly stack: Stack;
  /** The app's folder, relative to the workspace. */
  readonly app: string;
  /** Every slice that has been applied. */
  readonly slices: readonly SliceRegistration[];
  readonly dryRun: boolean;
  readonly onEvent: OnEvent;
}

/** Rewrites the files that all slices of an app share, as a whole. */
export async function applyShared(
  shared: SharedFiles,
): Promise<readonly Change[]> {
  const { workspace, stack, app, slices, dryRun, onEvent } = shared;
  const changes = sharedChangeSet({
    desired: await stack.registrations(slices, app),
    current: (path) => readText(join(workspace, path)),
  });
  onEvent({ type: 'changes', slice: app, changes, dryRun });
  if (!dryRun) writeChanges(workspace, changes);
  return changes;
}
