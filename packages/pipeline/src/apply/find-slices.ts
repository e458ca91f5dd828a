import { join, posix } from 'node:path';
import { appliedSchema } from '@nx-slice/schemas';
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

/** @param workspace absolute path */
export async function findAppliedSlices(
  workspace: string,
): Promise<AppliedSlices> {
  const found = await findFiles(workspace, `**/artifacts/${APPLIED}`);
  const roots = found.map((path) => posix.dirname(posix.dirname(path)));
  const present: SliceRegistration[] = [];
  const orphans: string[] = [];
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
  }
  present.sort((a, b) => (a.name < b.name ? -1 : 1));
  return { present, orphans };
}
