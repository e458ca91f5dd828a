import type { PromiseExecutor } from '@nx/devkit';
import {
  applyShared,
  findAppliedSlices,
  removeSlice,
} from '@nx-slice/pipeline';
import { electronStack } from '@nx-slice/electron';
import { LAYERS } from '@nx-slice/electron/table';
import { ok } from '@nx-slice/schemas';
import { run } from '../../job/run.js';
import { openLedger } from '../../job/run-ledger.js';
import { summary } from '../../job/summary.js';

interface WorkspaceOptions {
  readonly app: string;
  readonly dryRun?: boolean;
}

/** After every slice: takes away what removed slices left, and settles the files that all of them share. */
const workspace: PromiseExecutor<WorkspaceOptions> = (options, context) =>
  run(`${context.projectName ?? ''}:generate`, async ({ onEvent }) => {
    const dryRun = options.dryRun ?? false;
    const found = await findAppliedSlices(context.root);
    if (!found.ok) return found;
    const { present, orphans } = found.value;
    for (const root of orphans) {
      const removed = removeSlice({
        workspace: context.root,
        root,
        present,
        dryRun,
        onEvent,
      });
      if (!removed.ok) return removed;
    }
    await applyShared({
      workspace: context.root,
      stack: electronStack(),
      app: options.app,
      slices: present,
      dryRun,
      onEvent,
    });
    // Nx hides the output of the tasks below, so what they cost is said once more.
    const ledger = openLedger(context.root);
    for (const { name } of present) {
      console.log(summary(name, LAYERS.length, ledger.read(name)));
    }
    ledger.close();
    return ok(present);
  });

export default workspace;
