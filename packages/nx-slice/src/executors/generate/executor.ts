import type { PromiseExecutor } from '@nx/devkit';
import type { OnConflict } from '@nx-slice/pipeline';
import { LAYERS } from '@nx-slice/electron/table';
import { applyProject } from '../../job/apply-project.js';
import { run } from '../../job/run.js';
import { openLedger } from '../../job/run-ledger.js';
import { sliceProject } from '../../job/slice-project.js';
import { summary } from '../../job/summary.js';
import { DEFAULTS, type PluginOptions } from '../../options.js';

interface GenerateOptions extends Pick<
  PluginOptions,
  'briefs' | 'isolation' | 'unsandboxed'
> {
  readonly app: string;
  readonly dryRun?: boolean;
  readonly onConflict?: OnConflict;
  readonly allowDestructive?: boolean;
  readonly json?: boolean;
}

const generate: PromiseExecutor<GenerateOptions> = (
  { dryRun = false, onConflict, allowDestructive, json = false, ...options },
  context,
) =>
  run(
    `${context.projectName ?? ''}:generate`,
    async (runContext) => {
      const slice = sliceProject(context);
      const applied = await applyProject(
        slice,
        { ...DEFAULTS, ...options },
        { dryRun, onConflict, allowDestructive },
        runContext,
      );
      if (applied.ok && !json) {
        console.log(
          summary(
            slice.project,
            LAYERS.length,
            openLedger(slice.workspace).read(slice.project),
          ),
        );
      }
      return applied;
    },
    { json },
  );

export default generate;
