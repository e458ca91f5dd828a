import type { Agent } from '@nx-slice/pipeline';
import { diagnostic } from '@nx-slice/pipeline';
import { createScaffoldAgent } from '@nx-slice/electron';
import { fail, ok, type Diagnostic, type Result } from '@nx-slice/schemas';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

interface AgentModule {
  readonly createAgent: () => Agent;
}

/** The agent that a name or a module's path stands for. */
export async function openAgent(
  name: string,
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
      ? ok(module.createAgent())
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
