import type { PromiseExecutor } from '@nx/devkit';
import { makePlan } from '@nx-slice/pipeline';
import { fail } from '@nx-slice/schemas';
import { openJob, type JobOptions } from '../../job/open-job.js';
import { run } from '../../job/run.js';
import { openLedger } from '../../job/run-ledger.js';
import { checkName, sliceProject } from '../../job/slice-project.js';

const plan: PromiseExecutor<JobOptions> = (options, context) =>
  run(`${context.projectName ?? ''}:plan`, async (runContext) => {
    const slice = sliceProject(context);
    const taken = checkName(slice);
    if (taken.length > 0) return fail(taken);
    const job = await openJob(slice, options, runContext);
    if (!job.ok) return job;
    const made = await makePlan(job.value);
    if (made.ok && made.value.calls > 0) {
      openLedger(slice.workspace).record(slice.project, {
        layer: 'plan',
        calls: made.value.calls,
      });
    }
    return made;
  });

export default plan;
