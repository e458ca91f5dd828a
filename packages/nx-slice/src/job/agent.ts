import type { Agent } from '@nx-slice/pipeline';
import { diagnostic } from '@nx-slice/pipeline';
import { createScaffoldAgent } from '@nx-slice/electron';
import { fail, ok, type Diagnostic, type Result } from '@nx-slice/schemas';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AgentSettings } from '../options.js';

interface AgentModule {
  readonly createAgent: (settings: Omit<AgentSettings, 'agent'>) => Agent;
}

/**
 * The agents that settings stand for, by layer; one agent for all that have the same.
 *
 * @param settings by layer, and for `plan`
 * @param workspace absolute path
 */
export async function openAgents(
  settings: ReadonlyMap<string, AgentSettings>,
  workspace: string,
): Promise<Result<(layer: string) => Agent, readonly Diagnostic[]>> {
  const opened = new Map<string, Agent>();
  const keyOf = (one: AgentSettings | undefined) => JSON.stringify(one);
  for (const one of settings.values()) {
    if (opened.has(keyOf(one))) continue;
    const agent = await openAgent(one, workspace);
    if (!agent.ok) return agent;
    opened.set(keyOf(one), agent.value);
  }
  return ok((layer) => {
    const agent = opened.get(keyOf(settings.get(layer)));
    if (!agent) throw new Error(`No agent was opened for ${layer}`);
    return agent;
  });
}

/** The agent that a name or a module's path stands for. */
async function openAgent(
  { agent: name, model, effort }: AgentSettings,
  workspace: string,
): Promise<Result<Agent, readonly Diagnostic[]>> {
  if (name === 'scaffold') return ok(createScaffoldAgent());
  const problem = (message: string, hint: string) =>
    fail([
      diagnostic({ code: 'AGENT_UNKNOWN', stage: 'agent', message, hint }),
    ]);
  if (!name.startsWith('./')) {
    return problem(
      `There is no agent ${JSON.stringify(name)}`,
      'Use "scaffold", or the path of a module that exports createAgent(), such as "./tools/agent.mjs".',
    );
  }
  try {
    const module: unknown = await import(
      pathToFileURL(join(workspace, name)).href
    );
    return isAgentModule(module)
      ? ok(module.createAgent({ model, effort }))
      : problem(
          `${name} exports no function createAgent`,
          'Export createAgent(): it returns an agent.',
        );
  } catch (error) {
    return problem(
      `The agent ${name} cannot be loaded: ${error instanceof Error ? error.message : String(error)}`,
      'The path is relative to the workspace; the file is an ES module.',
    );
  }
}

const isAgentModule = (module: unknown): module is AgentModule =>
  typeof module === 'object' &&
  module !== null &&
  'createAgent' in module &&
  typeof module.createAgent === 'function';
