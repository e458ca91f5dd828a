import {
  historySchema,
  ok,
  type Artifact,
  type Diagnostic,
  type History,
  type Result,
} from '@nx-slice/schemas';
import type { Job } from '../job.js';
import type { Layer } from '../stack.js';

/** Below a slice's `artifacts/`: what was applied of a layer's growing file. */
export const historyDocument = (layer: string): string =>
  `history/${layer}.json`;

/** `undefined`: nothing was applied yet, or none of the layer's files has to grow. */
export const readHistory = (
  { store }: Pick<Job, 'store'>,
  { name, history }: Pick<Layer, 'name' | 'history'>,
): Result<History | undefined, readonly Diagnostic[]> =>
  (history && store.readDocument(historyDocument(name), historySchema)) ??
  ok(undefined);

/**
 * Whether an artifact has the file as it was applied. Then nothing is to be appended for its plan, whatever there was
 * when it was made: applying it must be no reason to have it made again.
 */
export const isSettled = (
  { files }: Artifact,
  history: History | undefined,
): boolean =>
  history !== undefined &&
  files.some(
    ({ path, content }) =>
      path === history.file.path && content === history.file.content,
  );
