import type { PromiseExecutor } from '@nx/devkit';
import { explainSlice, printExplanation } from '@nx-slice/pipeline';
import { openJob, type JobOptions } from '../../job/open-job.js';
import { run } from '../../job/run.js';
import { sliceProject } from '../../job/slice-project.js';

interface ExplainOptions extends Omit<JobOptions, 'maxAttempts'> {
  readonly json?: boolean;
}

const explain: PromiseExecutor<ExplainOptions> = (
  { json = false, ...options },
  context,
) =>
  run(`${context.projectName ?? ''}:explain`, async (runContext) => {
    const slice = sliceProject(context);
    // Nobody is asked; but another agent than before is a reason to run.
    const job = await openJob(
      slice,
      { ...options, maxAttempts: 1 },
      runContext,
    );
    if (!job.ok) return job;
    const explained = await explainSlice(job.value);
    if (explained.ok) {
      console.log(
        json
          ? JSON.stringify(explained.value, null, 2)
          : printExplanation(slice.project, explained.value),
      );
    }
    return explained;
  });

export default explain;
