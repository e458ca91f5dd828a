import type { PromiseExecutor } from '@nx/devkit';
import { verifySlice } from '@nx-slice/pipeline';
import { openJob, type JobOptions } from '../../job/open-job.js';
import { run } from '../../job/run.js';
import { sliceProject } from '../../job/slice-project.js';
import { DEFAULTS } from '../../options.js';

const verify: PromiseExecutor<
  Pick<JobOptions, 'isolation' | 'unsandboxed' | 'briefs'>
> = (options, context) =>
  run(`${context.projectName ?? ''}:verify`, async (runContext) => {
    // No agent is asked; the job wants one all the same.
    const job = await openJob(
      sliceProject(context),
      { ...DEFAULTS, ...options },
      runContext,
    );
    return job.ok ? verifySlice(job.value) : job;
  });

export default verify;
