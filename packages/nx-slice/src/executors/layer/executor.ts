import type { PromiseExecutor } from '@nx/devkit';
import { makeLayer } from '@nx-slice/pipeline';
import { openJob, type JobOptions } from '../../job/open-job.js';
import { run } from '../../job/run.js';
import { openLedger } from '../../job/run-ledger.js';
import { sliceProject } from '../../job/slice-project.js';

interface LayerOptions extends JobOptions {
  readonly layer: string;
}

const layer: PromiseExecutor<LayerOptions> = (options, context) =>
  run(`${context.projectName ?? ''}:${options.layer}`, async (runContext) => {
    const slice = sliceProject(context);
    const job = await openJob(slice, options, runContext);
    if (!job.ok) return job;
    const made = await makeLayer(job.value, options.layer);
    if (made.ok) {
      openLedger(slice.workspace).record(slice.project, {
        layer: options.layer,
        calls: made.value.seal.attempts,
      });
    }
    return made;
  });

export default layer;
