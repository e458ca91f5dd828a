import type { PromiseExecutor } from '@nx/devkit';
import { makeLayer, submitLayer } from '@nx-slice/pipeline';
import { openJob, type JobOptions } from '../../job/open-job.js';
import { run } from '../../job/run.js';
import { recordCalls } from '../../job/record-calls.js';
import { sliceProject } from '../../job/slice-project.js';
import { turnOptions } from '../../job/turns.js';
import { readSubmission } from '../../job/submission.js';
import { DEFAULTS } from '../../options.js';

interface LayerOptions extends JobOptions {
  readonly layer: string;
  /** An artifact.json to judge instead of asking an agent, relative to the workspace. */
  readonly artifact?: string;
}

const layer: PromiseExecutor<LayerOptions> = (options, context) =>
  run(`${context.projectName ?? ''}:${options.layer}`, async (runContext) => {
    const slice = sliceProject(context);
    if (options.artifact !== undefined) {
      const submission = readSubmission(slice.workspace, options.artifact);
      if (!submission.ok) return submission;
      // No agent is asked; the job wants one all the same.
      const { agent } = DEFAULTS;
      const given = { ...options, agent };
      const job = await openJob(slice, given, runContext);
      return job.ok
        ? submitLayer(job.value, options.layer, submission.value)
        : job;
    }
    const job = await openJob(
      slice,
      { ...options, ...turnOptions(context) },
      runContext,
    );
    if (!job.ok) return job;
    const made = await makeLayer(job.value, options.layer);
    if (made.ok) recordCalls(slice, job.value, options.layer, made.value);
    return made;
  });

export default layer;
