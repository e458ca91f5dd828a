/** The plugin's options in nx.json. */
export interface PluginOptions {
  /** The app that hosts the slices, relative to the workspace. */
  readonly app?: string;
  /** `scaffold`, or a path (`./tools/agent.mjs`) of a module that exports `createAgent()`. */
  readonly agent?: string;
  /** Messages per conversation with an agent. */
  readonly maxAttempts?: number;
}

export type Options = Required<PluginOptions>;

export const DEFAULTS: Options = {
  app: 'packages/desktop',
  agent: 'scaffold',
  maxAttempts: 3,
};

export const withDefaults = (options: PluginOptions | undefined): Options => ({
  app: options?.app ?? DEFAULTS.app,
  agent: options?.agent ?? DEFAULTS.agent,
  maxAttempts: options?.maxAttempts ?? DEFAULTS.maxAttempts,
});
