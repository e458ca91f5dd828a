import type { PromiseExecutor } from '@nx/devkit';
import {
  applyShared,
  applySlice,
  findAppliedSlices,
  settleFeedback,
} from '@nx-slice/pipeline';
import { LAYERS } from '@nx-slice/electron/table';
import { fail, ok } from '@nx-slice/schemas';
import { openJob, type JobOptions } from '../../job/open-job.js';
import { run } from '../../job/run.js';
import { openLedger } from '../../job/run-ledger.js';
import { checkName, sliceProject } from '../../job/slice-project.js';
import { summary } from '../../job/summary.js';
import { DEFAULTS } from '../../options.js';

interface GenerateOptions extends Pick<JobOptions, 'briefs'> {
  readonly app: string;
  readonly dryRun?: boolean;
}

const generate: PromiseExecutor<GenerateOptions> = (options, context) =>
  run(`${context.projectName ?? ''}:generate`, async (runContext) => {
    const slice = sliceProject(context);
    const taken = checkName(slice);
    if (taken.length > 0) return fail(taken);
    const job = await openJob(
      slice,
      { ...DEFAULTS, briefs: options.briefs },
      runContext,
    );
    if (!job.ok) return job;
    const dryRun = options.dryRun ?? false;
    // Before anything is written: another slice that cannot be read cannot be registered either.
    const readable = await findAppliedSlices(slice.workspace);
    if (!readable.ok) return readable;
    const applied = applySlice(job.value, { dryRun });
    if (!applied.ok) return applied;
    // Apply has found the verdict to be about these artifacts; verify itself may have come from the cache.
    if (!dryRun) settleFeedback(job.value);
    const found = await findAppliedSlices(slice.workspace);
    if (!found.ok) return found;
    await applyShared({
      workspace: slice.workspace,
      stack: job.value.stack,
      app: options.app,
      slices: found.value.present,
      dryRun,
      onEvent: job.value.onEvent,
    });
    console.log(
      summary(
        slice.project,
        LAYERS.length,
        openLedger(slice.workspace).read(slice.project),
      ),
    );
    return ok(applied.value);
  });

export default generate;
