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
  readonly json?: boolean;
}

/** After every slice: takes away what removed slices left, and settles the files that all of them share. */
const workspace: PromiseExecutor<WorkspaceOptions> = (
  { app, dryRun = false, json = false },
  context,
) =>
  run(
    `${context.projectName ?? ''}:generate`,
    async ({ onEvent, signal }) => {
      const options = {
        workspace: context.root,
        stack: electronStack(),
        app,
        dryRun,
        onEvent,
        signal,
      };
      const found = await findAppliedSlices(context.root);
      if (!found.ok) return found;
      const { present, orphans } = found.value;
      for (const root of orphans) {
        const removed = await removeSlice({ ...options, root });
        if (!removed.ok) return removed;
      }
      const settled = await applyShared(options);
      if (!settled.ok) return settled;
      // Nx hides the output of the tasks below, so what they cost is said once more.
      const ledger = openLedger(context.root);
      for (const { name } of present) {
        if (!json) console.log(summary(name, LAYERS.length, ledger.read(name)));
      }
      ledger.close();
      return ok(present);
    },
    { json },
  );

export default workspace;
