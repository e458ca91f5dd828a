import { dirname, join } from 'node:path';
import {
  appliedSchema,
  crossReferences,
  fail,
  ok,
  readSlice,
  type Applied,
  type Diagnostic,
  type Result,
} from '@nx-slice/schemas';
import { diagnostic } from '../diagnostics.js';
import { listFiles, readText, removeEmptyFolders } from '../edge/files.js';
import { seenFile } from '../edge/seen-file.js';
import { feedbackFile } from '../feedback/feedback.js';
import { openFeedbackStore } from '../feedback/feedback-store.js';
import type { SliceRegistration } from '../stack.js';
import { openArtifactStore } from '../store/artifact-store.js';
import { APPLIED } from './applied-file.js';
import { changeSet, type Change, type ChangeSet } from './change-set.js';
import { commit, type CommitOptions } from './commit.js';
import { conflictDiagnostics } from './conflict-diagnostics.js';
import { pathBelow, writesOf } from './file-writes.js';
import type { FileWrite } from './journal/file-write.js';
import { findAppliedSlices } from './find-slices.js';
import { movesIn } from './moves.js';
import { sliceOf } from './refers-to.js';
import { registrationChanges, type App } from './registration-changes.js';

export interface Removal extends CommitOptions, App {
  /** The slice's folder, relative to the workspace. Its slice.json goes as well, if it is still there. */
  readonly root: string;
  /** Files that a person edited, and what people said to its layers, go too. */
  readonly force?: boolean;
}

/**
 * Takes away what was generated for a slice, its artifacts and its registration, in one transaction; a file that a
 * person edited stays. Nothing is taken away while the sources of another slice still refer to it.
 */
export async function removeSlice(
  removal: Removal,
): Promise<Result<readonly Change[], readonly Diagnostic[]>> {
  const { workspace, root, force = false, signal } = removal;
  const folder = join(workspace, root);
  const gone: string[] = [];
  const removed = await commit(removal, async () => {
    const applied = openArtifactStore(folder).readDocument(
      APPLIED,
      appliedSchema,
    );
    if (applied && !applied.ok) return applied;
    const found = await findAppliedSlices(workspace, { root, applied: null });
    if (!found.ok) return found;
    const { present } = found.value;
    const users = applied
      ? present.flatMap((slice) =>
          uses(workspace, slice, applied.value.slice, root),
        )
      : [];
    if (users.length > 0) return fail(users);
    const { changes } = applied
      ? await goingFiles(folder, applied.value, { force, signal })
      : { changes: [] };
    const blocked = conflictDiagnostics(root, changes);
    if (blocked.length > 0) return fail(blocked);
    const shared = await registrationChanges(removal, present);
    if (!shared.ok) return shared;
    const writes = [
      ...writesOf(root, changes),
      ...bookkeeping(folder, force).map((path): FileWrite => ({
        path: pathBelow(root, path),
        before: readText(join(folder, path)) ?? null,
        after: null,
      })),
    ];
    gone.push(...writes.map(({ path }) => path));
    return ok({
      sets: [
        { title: applied?.value.slice ?? root, changes },
        { title: removal.app, changes: shared.value },
      ],
      writes: [...writes, ...writesOf('', shared.value)],
      value: changes,
    });
  });
  if (removed.ok && !removal.dryRun) {
    // Its own folder goes too, when nothing of a person's is left in it.
    for (const path of [...gone, `${root}/artifacts/applied.json`]) {
      removeEmptyFolders(dirname(join(workspace, path)), workspace);
    }
  }
  return removed;
}

async function goingFiles(
  folder: string,
  applied: Applied,
  { force, signal }: { readonly force: boolean; readonly signal: AbortSignal },
): Promise<ChangeSet> {
  const set = changeSet({
    desired: [],
    base: applied.files,
    current: (path) => seenFile(folder, path),
    moved: await movesIn(folder, applied, [], signal),
  });
  return force ? { ...set, changes: set.changes.map(forced(folder)) } : set;
}

const forced =
  (folder: string) =>
  (change: Change): Change => {
    if (change.kind !== 'keep') return change;
    const { text, obstacle } = seenFile(folder, change.path);
    return text === undefined || obstacle !== undefined
      ? change
      : { kind: 'delete', path: change.path, before: text };
  };

/** What is ours beside the sources: artifacts, slice.json, what verify said. The words of a person stay, as edits do. */
function bookkeeping(folder: string, force: boolean): readonly string[] {
  const feedback = openFeedbackStore(folder);
  const isOurs = (layer: string): boolean => {
    const read = feedback.read(layer);
    return read.ok && read.value.comments.length === 0;
  };
  return [
    ...listFiles(join(folder, 'artifacts')).map((path) => `artifacts/${path}`),
    ...(readText(join(folder, 'slice.json')) === undefined
      ? []
      : ['slice.json']),
    ...listFiles(join(folder, 'feedback'))
      .map((file) => file.replace(/\.json$/, ''))
      .filter((layer) => force || isOurs(layer))
      .map(feedbackFile),
  ];
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
