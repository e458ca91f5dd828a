import { join } from 'node:path';
import {
  appliedSchema,
  ok,
  type Diagnostic,
  type Result,
} from '@nx-slice/schemas';
import type { OnEvent } from '../events.js';
import { listFiles, readText, removeFolder } from '../edge/files.js';
import { openFeedbackStore } from '../feedback/feedback-store.js';
import { NO_FEEDBACK } from '../feedback/feedback.js';
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
    removeFeedback(folder);
    // Its own folder goes too, when nothing of a person's is left in it.
    removeFolder(join(folder, 'artifacts'), workspace);
  }
  return ok(changes);
}

/** What verify said goes with what it said it of; the words of a person stay, as their edits do. */
function removeFeedback(folder: string): void {
  const store = openFeedbackStore(folder);
  for (const file of listFiles(join(folder, 'feedback'))) {
    const layer = file.replace(/\.json$/, '');
    const feedback = store.read(layer);
    if (feedback.ok && feedback.value.comments.length === 0) {
      store.write(layer, NO_FEEDBACK);
    }
  }
}
