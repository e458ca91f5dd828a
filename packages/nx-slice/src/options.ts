import type { IsolationOption } from '@nx-slice/pipeline';

/** The plugin's options in nx.json. */
export interface PluginOptions {
  /** The app that hosts the slices, relative to the workspace. */
  readonly app?: string;
  /** `scaffold`, or a path (`./tools/agent.mjs`) of a module that exports `createAgent()`. */
  readonly agent?: string;
  /** Messages per conversation with an agent. */
  readonly maxAttempts?: number;
  /** Where code that an agent wrote is run; without it the strongest isolation that the machine has. */
  readonly isolation?: IsolationOption;
  /** Run any code as a plain process, with all rights of the person. */
  readonly unsandboxed?: boolean;
}

export interface Options extends Required<Omit<PluginOptions, 'isolation'>> {
  readonly isolation: IsolationOption | undefined;
}

export const DEFAULTS: Options = {
  app: 'packages/desktop',
  agent: 'scaffold',
  maxAttempts: 3,
  isolation: undefined,
  unsandboxed: false,
};

export const withDefaults = (options: PluginOptions | undefined): Options => ({
  app: options?.app ?? DEFAULTS.app,
  agent: options?.agent ?? DEFAULTS.agent,
  maxAttempts: options?.maxAttempts ?? DEFAULTS.maxAttempts,
  isolation: options?.isolation,
  unsandboxed: options?.unsandboxed ?? DEFAULTS.unsandboxed,
});
