import {
  applySlice,
  settleFeedback,
  type Change,
  type OnConflict,
} from '@nx-slice/pipeline';
import { fail, type Diagnostic, type Result } from '@nx-slice/schemas';
import type { Options } from '../options.js';
import { openJob } from './open-job.js';
import type { RunContext } from './run.js';
import { checkName, type SliceProject } from './slice-project.js';

export interface ApplyProject {
  readonly dryRun: boolean;
  readonly onConflict?: OnConflict | undefined;
  readonly allowDestructive?: boolean | undefined;
}

/** What the target `generate` and the generator `apply` have in common, which is all of it. */
export async function applyProject(
  slice: SliceProject,
  options: Options,
  { dryRun, onConflict, allowDestructive }: ApplyProject,
  context: RunContext,
): Promise<Result<readonly Change[], readonly Diagnostic[]>> {
  const taken = checkName(slice);
  if (taken.length > 0) return fail(taken);
  const job = await openJob(slice, options, context);
  if (!job.ok) return job;
  const applied = await applySlice(job.value, {
    dryRun,
    onConflict,
    allowDestructive,
    app: options.app,
  });
  // Apply has found the verdict to be about these artifacts; verify itself may have come from the cache.
  if (applied.ok && !dryRun) settleFeedback(job.value);
  return applied;
}
