import {
  createIsolationChooser,
  machineProviders,
  openArtifactStore,
  openFeedbackStore,
  unsandboxedWarning,
  type IsolationOption,
  type Job,
} from '@nx-slice/pipeline';
import { electronStack } from '@nx-slice/electron';
import { ok, type Diagnostic, type Result } from '@nx-slice/schemas';
import { join } from 'node:path';
import { openAgent } from './agent.js';
import { isFrozen } from './frozen.js';
import type { RunContext } from './run.js';
import type { SliceProject } from './slice-project.js';

export interface IsolationOptions {
  readonly isolation?: IsolationOption | undefined;
  readonly unsandboxed?: boolean;
}

export interface JobOptions extends IsolationOptions {
  readonly agent: string;
  readonly maxAttempts: number;
}

const MINUTE = 60_000;

/** Everything that the pipeline needs to work on one slice of this workspace. */
export async function openJob(
  slice: SliceProject,
  options: JobOptions,
  { signal, onEvent, warn }: RunContext,
): Promise<Result<Job, readonly Diagnostic[]>> {
  const agent = await openAgent(options.agent, slice.workspace);
  if (!agent.ok) return agent;
  const unsandboxed = options.unsandboxed ?? false;
  if (unsandboxed) warn([unsandboxedWarning()]);
  const nodeModules = join(slice.workspace, 'node_modules');
  const folder = join(slice.workspace, slice.root);
  return ok({
    slice: slice.project,
    workspace: slice.workspace,
    root: slice.root,
    stack: electronStack(),
    agent: agent.value,
    store: openArtifactStore(folder),
    nodeModules,
    isolation: createIsolationChooser({
      nodeModules,
      isolation: options.isolation,
      unsandboxed,
      signal,
      providers: machineProviders(),
    }),
    deadline: 5 * MINUTE,
    maxAttempts: options.maxAttempts,
    frozen: isFrozen(process.env),
    feedback: openFeedbackStore(folder),
    onEvent,
    signal,
  });
}
