import { join } from 'node:path';
import {
  appliedSchema,
  crossReferences,
  fail,
  ok,
  readSlice,
  type Diagnostic,
  type Result,
} from '@nx-slice/schemas';
import { diagnostic } from '../diagnostics.js';
import type { OnEvent } from '../events.js';
import { listFiles, readText, removeFolder } from '../edge/files.js';
import { openFeedbackStore } from '../feedback/feedback-store.js';
import { NO_FEEDBACK } from '../feedback/feedback.js';
import type { SliceRegistration } from '../stack.js';
import { openArtifactStore } from '../store/artifact-store.js';
import { APPLIED } from './apply-slice.js';
import { changeSet, type Change } from './change-set.js';
import { sliceOf } from './refers-to.js';
import { writeChanges } from './write-changes.js';

export interface Orphan {
  /** Absolute path of the workspace. */
  readonly workspace: string;
  /** The folder of a slice whose slice.json is gone, relative to the workspace. */
  readonly root: string;
  /** The slices that stay. */
  readonly present: readonly SliceRegistration[];
  readonly dryRun: boolean;
  readonly onEvent: OnEvent;
}

/**
 * Takes away what a removed slice had generated; a file that a person edited stays. Nothing is taken away while the
 * sources of another slice still refer to it.
 */
export function removeSlice({
  workspace,
  root,
  present,
  dryRun,
  onEvent,
}: Orphan): Result<readonly Change[], readonly Diagnostic[]> {
  const folder = join(workspace, root);
  const applied = openArtifactStore(folder).readDocument(
    APPLIED,
    appliedSchema,
  );
  if (applied && !applied.ok) return applied;
  const users = applied
    ? present.flatMap((slice) =>
        uses(workspace, slice, applied.value.slice, root),
      )
    : [];
  if (users.length > 0) return fail(users);
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

/** Why a slice needs the one that is to go. */
function uses(
  workspace: string,
  { name, root, refersTo = [] }: SliceRegistration,
  gone: string,
  goneRoot: string,
): readonly Diagnostic[] {
  const file = `${root}/slice.json`;
  const spec = readSlice(readText(join(workspace, file)) ?? '', file);
  return refersTo
    .filter(({ to }) => sliceOf(to) === gone)
    .map(({ entity, field, to }) => {
      const said = spec.ok
        ? crossReferences(spec.value.slice).find(
            (one) => `${one.slice}/${one.entity}` === to,
          )
        : undefined;
      return diagnostic({
        code: 'REFERENCE_UNKNOWN',
        stage: 'apply',
        file,
        range: spec.ok && said ? spec.value.locate(said.path) : null,
        message: `The slice ${gone} was removed, and ${field} of ${entity} in the slice ${name} still refers to ${to}`,
        hint: `Nothing was removed. Restore ${goneRoot}/slice.json, or take the field out of ${file} and run npx nx run ${name}:generate first.`,
      });
    });
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
