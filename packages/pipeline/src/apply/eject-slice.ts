import { join } from 'node:path';
import {
  appliedSchema,
  fail,
  ok,
  type Applied,
  type Diagnostic,
  type Result,
} from '@nx-slice/schemas';
import { diagnostic } from '../diagnostics.js';
import { openArtifactStore } from '../store/artifact-store.js';
import { APPLIED, appliedWrites } from './applied-file.js';
import { commit, type CommitOptions } from './commit.js';

export interface Ejection extends CommitOptions {
  /** The slice's folder, relative to the workspace. */
  readonly root: string;
}

/**
 * Hands the files of a slice over to people for good: they stay, registered as they are, and nothing of ours is ever
 * written to them again.
 *
 * @returns the files that were handed over
 */
export const ejectSlice = ({
  root,
  ...options
}: Ejection): Promise<Result<readonly string[], readonly Diagnostic[]>> =>
  commit(options, () => {
    const applied = openArtifactStore(
      join(options.workspace, root),
    ).readDocument(APPLIED, appliedSchema);
    if (applied && !applied.ok) return Promise.resolve(applied);
    if (!applied) return Promise.resolve(fail([nothingApplied(root)]));
    const { slice, refersTo } = applied.value;
    const next: Applied = {
      version: 1,
      slice,
      files: [],
      ...(refersTo ? { refersTo } : {}),
      ejected: true,
    };
    return Promise.resolve(
      ok({
        sets: [],
        writes: appliedWrites({ workspace: options.workspace, root }, next),
        value: applied.value.files.map(({ path }) => path),
      }),
    );
  });

const nothingApplied = (root: string): Diagnostic =>
  diagnostic({
    code: 'NOT_APPLIED',
    stage: 'apply',
    file: root,
    message: `Nothing of ${root} was generated yet`,
    hint: 'Generate the slice first; there is nothing to hand over.',
  });
