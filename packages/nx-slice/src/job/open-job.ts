import {
  createIsolationChooser,
  machineProviders,
  openArtifactStore,
  openFeedbackStore,
  openResumeStore,
  unsandboxedWarning,
  withOwnBriefs,
  type IsolationOption,
  type Job,
} from '@nx-slice/pipeline';
import { electronStack } from '@nx-slice/electron';
import { ok, type Diagnostic, type Result } from '@nx-slice/schemas';
import { join } from 'node:path';
import {
  agentSettings,
  type AgentOptions,
  type AgentReach,
  type PluginOptions,
} from '../options.js';
import { openAgents } from './agent.js';
import { isFrozen } from './frozen.js';
import { readOwnBriefs } from './own-briefs.js';
import { recordingFrom } from './recordings.js';
import { isResume } from './resume.js';
import type { RunContext } from './run.js';
import type { SliceProject } from './slice-project.js';
import { openTurns, type TurnOptions } from './turns.js';

export interface IsolationOptions {
  readonly isolation?: IsolationOption | undefined;
  readonly unsandboxed?: boolean;
}

/** As of the plugin; on the target of a layer, `agent`, `model` and `effort` are that layer's. */
export interface JobOptions
  extends
    IsolationOptions,
    AgentOptions,
    AgentReach,
    Pick<PluginOptions, 'layers' | 'briefs'>,
    TurnOptions {
  readonly maxAttempts: number;
}

const MINUTE = 60_000;

/** Everything that the pipeline needs to work on one slice of this workspace. */
export async function openJob(
  slice: SliceProject,
  options: JobOptions,
  { signal, onEvent, warn }: RunContext,
): Promise<Result<Job, readonly Diagnostic[]>> {
  const stack = electronStack();
  const names = stack.layers.map(({ name }) => name);
  const recording = recordingFrom(process.env);
  const turns = openTurns(slice.workspace, options, process.env);
  if (!turns.ok) return turns;
  const agents = await openAgents(
    new Map(
      ['plan', ...names].map((name) => [name, agentSettings(options, name)]),
    ),
    {
      workspace: slice.workspace,
      reach: options,
      recording,
      env: process.env,
      warn,
    },
  );
  if (!agents.ok) return agents;
  const briefs = readOwnBriefs(slice.workspace, options.briefs, names);
  if (!briefs.ok) return briefs;
  const unsandboxed = options.unsandboxed ?? false;
  if (unsandboxed) warn([unsandboxedWarning()]);
  const nodeModules = join(slice.workspace, 'node_modules');
  const folder = join(slice.workspace, slice.root);
  return ok({
    slice: slice.project,
    workspace: slice.workspace,
    root: slice.root,
    stack: withOwnBriefs(stack, briefs.value),
    agentFor: agents.value,
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
    // A recording costs nothing and is there at once.
    ...(recording === 'replay'
      ? {}
      : {
          turns: turns.value,
          resume: openResumeStore(
            slice.workspace,
            slice.project,
            isResume(process.env),
          ),
        }),
    onEvent,
    signal,
  });
}
