import type { PromiseExecutor } from '@nx/devkit';
import { makePlan } from '@nx-slice/pipeline';
import { fail } from '@nx-slice/schemas';
import { openJob, type JobOptions } from '../../job/open-job.js';
import { run } from '../../job/run.js';
import { recordCalls } from '../../job/record-calls.js';
import { checkName, sliceProject } from '../../job/slice-project.js';
import { turnOptions } from '../../job/turns.js';

const plan: PromiseExecutor<JobOptions> = (options, context) =>
  run(`${context.projectName ?? ''}:plan`, async (runContext) => {
    const slice = sliceProject(context);
    const taken = checkName(slice);
    if (taken.length > 0) return fail(taken);
    const job = await openJob(
      slice,
      { ...options, ...turnOptions(context) },
      runContext,
    );
    if (!job.ok) return job;
    const made = await makePlan(job.value);
    if (made.ok) recordCalls(slice, job.value, 'plan', made.value);
    return made;
  });

export default plan;
