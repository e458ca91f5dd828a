import { checkWorkspace, type Checked, type Job } from '@nx-slice/pipeline';
import { electronStack } from '@nx-slice/electron';
import { fail, ok, type Diagnostic, type Result } from '@nx-slice/schemas';
import type { Options } from '../options.js';
import { openJob } from './open-job.js';
import type { RunContext } from './run.js';

/** A workspace as Nx knows it. */
export interface CheckedWorkspace {
  /** Absolute path. */
  readonly workspace: string;
  /** All projects, root by name. */
  readonly roots: ReadonlyMap<string, string>;
  /** Those of them that are slices. */
  readonly slices: readonly string[];
  readonly options: Options;
}

/** Whether sources, registrations and artifacts of all slices agree. */
export async function check(
  { workspace, roots, slices, options }: CheckedWorkspace,
  context: RunContext,
): Promise<Result<Checked, readonly Diagnostic[]>> {
  const jobs: Job[] = [];
  for (const project of [...slices].sort()) {
    const root = roots.get(project);
    if (root === undefined) throw new Error(`Nx knows no project ${project}`);
    const slice = { workspace, root, project, roots };
    const job = await openJob(slice, options, {
      ...context,
      onEvent: () => undefined,
    });
    if (!job.ok) return fail(job.error);
    jobs.push(job.value);
  }
  return ok(
    await checkWorkspace({
      workspace,
      jobs,
      stack: electronStack(),
      app: options.app,
    }),
  );
}
