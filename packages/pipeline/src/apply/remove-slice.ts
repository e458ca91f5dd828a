import { join } from 'node:path';
import {
  appliedSchema,
  ok,
  type Diagnostic,
  type Result,
} from '@nx-slice/schemas';
import type { OnEvent } from '../events.js';
import { readText, removeFolder } from '../edge/files.js';
import { openArtifactStore } from '../store/artifact-store.js';
import { APPLIED } from './apply-slice.js';
import { changeSet, type Change } from './change-set.js';
import { writeChanges } from './write-changes.js';

export interface Orphan {
  /** Absolute path of the workspace. */
  readonly workspace: string;
  /** The folder of a slice whose slice.json is gone, relative to the workspace. */
  readonly root: string;
  readonly dryRun: boolean;
  readonly onEvent: OnEvent;
}

/** Takes away what a removed slice had generated; a file that a person edited stays. */
export function removeSlice({
  workspace,
  root,
  dryRun,
  onEvent,
}: Orphan): Result<readonly Change[], readonly Diagnostic[]> {
  const folder = join(workspace, root);
  const applied = openArtifactStore(folder).readDocument(
    APPLIED,
    appliedSchema,
  );
  if (applied && !applied.ok) return applied;
  const changes = changeSet({
    desired: [],
    base: applied?.value.files ?? [],
    current: (path) => readText(join(folder, path)),
  });
  onEvent({
    type: 'changes',
    slice: applied?.value.slice ?? root,
    changes,
    dryRun,
  });
  if (!dryRun) {
    writeChanges(folder, changes);
    // Its own folder goes too, when nothing of a person's is left in it.
    removeFolder(join(folder, 'artifacts'), workspace);
  }
  return ok(changes);
}
