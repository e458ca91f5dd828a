import { join, posix } from 'node:path';
import {
  appliedSchema,
  fail,
  ok,
  type Diagnostic,
  type Result,
} from '@nx-slice/schemas';
import { readText } from '../edge/files.js';
import { findFiles } from '../edge/find-files.js';
import type { SliceRegistration } from '../stack.js';
import { openArtifactStore } from '../store/artifact-store.js';
import { APPLIED } from './apply-slice.js';

export interface AppliedSlices {
  /** Slices that have been applied and still have their slice.json, sorted by name. */
  readonly present: readonly SliceRegistration[];
  /** Folders whose slice.json is gone, but not what was generated from it. */
  readonly orphans: readonly string[];
}

/**
 * Fails when one of them cannot be read: left out, it would drop out of the app's registration without a word.
 *
 * @param workspace absolute path
 */
export async function findAppliedSlices(
  workspace: string,
): Promise<Result<AppliedSlices, readonly Diagnostic[]>> {
  const found = await findFiles(workspace, `**/artifacts/${APPLIED}`);
  const roots = found.map((path) => posix.dirname(posix.dirname(path)));
  const present: SliceRegistration[] = [];
  const orphans: string[] = [];
  const problems: Diagnostic[] = [];
  for (const root of roots) {
    const folder = join(workspace, root);
    if (readText(join(folder, 'slice.json')) === undefined) {
      orphans.push(root);
      continue;
    }
    const applied = openArtifactStore(folder).readDocument(
      APPLIED,
      appliedSchema,
    );
    if (applied?.ok) present.push({ name: applied.value.slice, root });
    else if (applied) problems.push(...applied.error.map(below(root)));
  }
  present.sort((a, b) => (a.name < b.name ? -1 : 1));
  return problems.length > 0 ? fail(problems) : ok({ present, orphans });
}

/** In one slice its own folder goes without saying; among all of them it does not. */
const below =
  (root: string) =>
  (item: Diagnostic): Diagnostic => ({
    ...item,
    file: item.file === null ? root : `${root}/${item.file}`,
  });
