import {
  createCodexAgent,
  createCommandAgent,
  createReplayAgent,
  recordingAgent,
  type CodexOptions,
} from '@nx-slice/agents';
import { dependencyFolders, diagnostic, type Agent } from '@nx-slice/pipeline';
import { createScaffoldAgent } from '@nx-slice/electron';
import { fail, ok, type Diagnostic, type Result } from '@nx-slice/schemas';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { RECORDINGS, type AgentReach, type AgentSettings } from '../options.js';
import type { Recording } from './recordings.js';

/** What is known of a workspace when its agents are opened. */
export interface AgentContext {
  /** Absolute path. */
  readonly workspace: string;
  readonly reach: AgentReach;
  readonly recording: Recording;
  readonly env: NodeJS.ProcessEnv;
  readonly warn: (problems: readonly Diagnostic[]) => void;
}

/**
 * The agents that settings stand for, by layer; one agent for all that have the same.
 *
 * @param settings by layer, and for `plan`
 */
export async function openAgents(
  settings: ReadonlyMap<string, AgentSettings>,
  context: AgentContext,
): Promise<Result<(layer: string) => Agent, readonly Diagnostic[]>> {
  const opened = new Map<string, Agent>();
  const keyOf = (one: AgentSettings | undefined) => JSON.stringify(one);
  for (const one of settings.values()) {
    if (opened.has(keyOf(one))) continue;
    const agent = await openAgent(one, context);
    if (!agent.ok) return agent;
    opened.set(keyOf(one), recorded(agent.value, context));
  }
  return ok((layer) => {
    const agent = opened.get(keyOf(settings.get(layer)));
    if (!agent) throw new Error(`No agent was opened for ${layer}`);
    return agent;
  });
}

/** The agent, its recordings in its place, or itself with somebody who takes notes. */
function recorded(
  agent: Agent,
  { workspace, reach, recording, warn }: AgentContext,
): Agent {
  // Costs nothing and says the same every time; verify asks it too, to see whether it wrote what is there.
  if (agent.trusted === true) return agent;
  const place = { workspace, folder: reach.recordings ?? RECORDINGS };
  switch (recording) {
    case 'record':
      return recordingAgent(agent, {
        ...place,
        secrets: reach.env ?? [],
        warn: (problem) => warn([problem]),
      });
    case 'replay':
      return createReplayAgent({
        ...place,
        secrets: reach.env ?? [],
        identity: agent.identity,
      });
    case null:
      return agent;
  }
}

/** The agent that a name or a module's path stands for. */
async function openAgent(
  settings: AgentSettings,
  context: AgentContext,
): Promise<Result<Agent, readonly Diagnostic[]>> {
  const { agent: name, model, effort } = settings;
  const { workspace, reach, env } = context;
  switch (name) {
    case 'scaffold':
      return ok(createScaffoldAgent());
    case 'codex':
      return ok(createCodexAgent(codexOptions(settings, context)));
    case 'command': {
      const [file, ...args] = reach.command ?? [];
      if (file === undefined) {
        return problem(
          'The agent "command" has no command',
          'Give it one in the options of nx-slice in nx.json, such as "command": ["python3", "tools/agent.py"].',
        );
      }
      return ok(
        createCommandAgent({
          command: [file, ...args],
          cwd: workspace,
          env: reach.env ?? [],
          environment: env,
          identity: { name: [file, ...args].join(' '), model, effort },
        }),
      );
    }
    default:
      return openModule(name, settings, workspace);
  }
}

/** How Codex is run for a workspace. */
export const codexOptions = (
  { model, effort }: Omit<AgentSettings, 'agent'>,
  { workspace, reach, env }: Pick<AgentContext, 'workspace' | 'reach' | 'env'>,
): CodexOptions => ({
  model,
  effort,
  mode: reach.mode ?? 'pure',
  // Not below the system's temporary folder: Codex starts no sandbox from there.
  home: join(
    env['XDG_CACHE_HOME'] ?? join(env['HOME'] ?? homedir(), '.cache'),
    'nx-slice/codex',
  ),
  env,
  passOpenAiKey: (reach.env ?? []).includes('OPENAI_API_KEY'),
  workspace: dependenciesOf(join(workspace, 'node_modules')),
});

/** Packages of the workspace itself are links out of `node_modules`, which a sandbox would otherwise not follow. */
const dependenciesOf = (nodeModules: string) => ({
  nodeModules,
  readable: dependencyFolders(nodeModules),
});

interface AgentModule {
  readonly createAgent: (settings: Omit<AgentSettings, 'agent'>) => Agent;
}

async function openModule(
  path: string,
  { model, effort }: AgentSettings,
  workspace: string,
): Promise<Result<Agent, readonly Diagnostic[]>> {
  if (!path.startsWith('./')) {
    return problem(
      `There is no agent ${JSON.stringify(path)}`,
      'Use "scaffold", "codex", "command", or the path of a module that exports createAgent(), such as "./tools/agent.mjs".',
    );
  }
  try {
    const module: unknown = await import(
      pathToFileURL(join(workspace, path)).href
    );
    return isAgentModule(module)
      ? ok(module.createAgent({ model, effort }))
      : problem(
          `${path} exports no function createAgent`,
          'Export createAgent(): it returns an agent.',
        );
  } catch (error) {
    return problem(
      `The agent ${path} cannot be loaded: ${error instanceof Error ? error.message : String(error)}`,
      'The path is relative to the workspace; the file is an ES module.',
    );
  }
}

const problem = (message: string, hint: string) =>
  fail([diagnostic({ code: 'AGENT_UNKNOWN', stage: 'agent', message, hint })]);

const isAgentModule = (module: unknown): module is AgentModule =>
  typeof module === 'object' &&
  module !== null &&
  'createAgent' in module &&
  typeof module.createAgent === 'function';
