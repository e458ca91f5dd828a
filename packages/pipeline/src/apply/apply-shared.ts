import { ok, type Diagnostic, type Result } from '@nx-slice/schemas';
import type { OnEvent } from '../events.js';
import type { Change } from './change-set.js';
import { commit } from './commit.js';
import { writesOf } from './file-writes.js';
import { findAppliedSlices } from './find-slices.js';
import { registrationChanges, type App } from './registration-changes.js';

export interface SharedFiles extends App {
  readonly dryRun: boolean;
  readonly onEvent: OnEvent;
  readonly signal: AbortSignal;
}

/** Rewrites the files that all slices of an app share, as a whole, for the slices that are applied. */
export const applyShared = (
  shared: SharedFiles,
): Promise<Result<readonly Change[], readonly Diagnostic[]>> =>
  commit(shared, async () => {
    const found = await findAppliedSlices(shared.workspace);
    if (!found.ok) return found;
    const changes = await registrationChanges(shared, found.value.present);
    if (!changes.ok) return changes;
    return ok({
      sets: [{ title: shared.app, changes: changes.value }],
      writes: writesOf('', changes.value),
      value: changes.value,
    });
  });
