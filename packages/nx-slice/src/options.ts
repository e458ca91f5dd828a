import type { NxJsonConfiguration } from '@nx/devkit';
import type { IsolationOption, Limits, Price } from '@nx-slice/pipeline';

/** Who is asked, and how. */
export interface AgentOptions {
  /** `scaffold`, `codex`, `command`, or a path (`./tools/agent.mjs`) of a module that exports `createAgent()`. */
  readonly agent?: string | undefined;
  /** The model's name, for agents that have one. */
  readonly model?: string | undefined;
  /** How much the model is to think, in the agent's own words, such as `high`. */
  readonly effort?: string | undefined;
}

/** The plugin's options in nx.json. */
export interface PluginOptions extends AgentOptions {
  /** The app that hosts the slices, relative to the workspace. */
  readonly app?: string;
  /** What is different for the plan (`plan`) or for a layer. */
  readonly layers?: Readonly<Record<string, AgentOptions>> | undefined;
  /**
   * A folder, relative to the workspace, with what else agents are told: `common.md` for all of them, `plan.md`,
   * and a file for each layer, such as `component.md`.
   */
  readonly briefs?: string | undefined;
  /** For the agent `command`: the program and its arguments, run in the workspace. */
  readonly command?: readonly string[] | undefined;
  /** For the agent `command`: the names of the environment variables that it is given. */
  readonly env?: readonly string[] | undefined;
  /** For the agent `codex`: `pure` (one answer, no tools) or `workspace` (its own tools in a private folder). */
  readonly mode?: 'pure' | 'workspace' | undefined;
  /** Where `--record` writes conversations and `--replay` reads them, relative to the workspace. */
  readonly recordings?: string | undefined;
  /** Messages per conversation with an agent. */
  readonly maxAttempts?: number;
  /** What agents may take, for one attempt, a layer, a slice, a run (one command): tokens, money, minutes. */
  readonly budget?: Limits | undefined;
  /** By model, in currency units for a million tokens; needed for a budget of money. */
  readonly prices?: Readonly<Record<string, Price>> | undefined;
  /** How many agents may be asked at the same time, by all tasks of a command. */
  readonly parallelTurns?: number | undefined;
  /** Where code that an agent wrote is run; without it the strongest isolation that the machine has. */
  readonly isolation?: IsolationOption;
  /** Run any code as a plain process, with all rights of the person. */
  readonly unsandboxed?: boolean;
}

/** What has a default. */
export interface Options extends PluginOptions {
  readonly app: string;
  readonly agent: string;
  readonly maxAttempts: number;
}

/** What is the same for the agents of all layers. */
export type AgentReach = Pick<
  PluginOptions,
  'command' | 'env' | 'mode' | 'recordings'
>;

export const RECORDINGS = 'tools/recordings';

export const DEFAULTS: Options = {
  app: 'packages/desktop',
  agent: 'scaffold',
  maxAttempts: 3,
};

export const withDefaults = (options: PluginOptions | undefined): Options => ({
  ...options,
  app: options?.app ?? DEFAULTS.app,
  agent: options?.agent ?? DEFAULTS.agent,
  maxAttempts: options?.maxAttempts ?? DEFAULTS.maxAttempts,
});

/** The plugin's options in a workspace. */
export function optionsIn(nxJson: NxJsonConfiguration | null): Options {
  for (const plugin of nxJson?.plugins ?? []) {
    if (typeof plugin !== 'string' && plugin.plugin === 'nx-slice') {
      const options: unknown = plugin.options;
      return withDefaults(isOptions(options) ? options : undefined);
    }
  }
  return DEFAULTS;
}

const isOptions = (value: unknown): value is PluginOptions =>
  typeof value === 'object' && value !== null;

/** Who is asked for the plan or a layer. */
export interface AgentSettings {
  readonly agent: string;
  readonly model: string | null;
  readonly effort: string | null;
}

/** @param layer `plan`, or a layer */
export function agentSettings(
  options: Pick<PluginOptions, 'layers'> & AgentOptions,
  layer: string,
): AgentSettings {
  const own = options.layers?.[layer];
  return {
    agent: own?.agent ?? options.agent ?? DEFAULTS.agent,
    model: own?.model ?? options.model ?? null,
    effort: own?.effort ?? options.effort ?? null,
  };
}
