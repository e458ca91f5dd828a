/**
 * The part of `@openai/codex-sdk` 0.163.0 that is used here, declared by hand: its own types import a package that it
 * does not depend on, and whoever uses another agent has none of it installed.
 */
export interface CodexSdk {
  readonly Codex: new (options: ClientOptions) => CodexClient;
}

export interface ClientOptions {
  /** The program that is started in place of the one that comes with the SDK. */
  readonly codexPathOverride: string;
  readonly apiKey?: string;
  /** The whole environment of the program, the key aside. */
  readonly env: Record<string, string>;
  readonly config: ConfigObject;
  /** Raw `key=TOML`, for keys that hold a dot or a colon. */
  readonly configOverrides: string[];
}

export type ConfigValue = string | number | boolean | string[] | ConfigObject;
export interface ConfigObject {
  [key: string]: ConfigValue;
}

export interface ThreadSettings {
  readonly model: string;
  readonly modelReasoningEffort?: string;
  readonly workingDirectory: string;
  readonly skipGitRepoCheck: true;
  readonly approvalPolicy: 'never';
  readonly webSearchMode: 'disabled';
  readonly sandboxMode?: 'read-only';
  readonly networkAccessEnabled?: false;
}

export interface CodexClient {
  startThread(settings: ThreadSettings): CodexThread;
  resumeThread(id: string, settings: ThreadSettings): CodexThread;
}

export interface CodexThread {
  /** One turn. The events are read as unknown values: what they hold is up to the program. */
  runStreamed(
    message: string,
    options: { readonly outputSchema: unknown },
  ): Promise<{ readonly events: AsyncIterable<unknown> }>;
}

/** No literal where it is imported, so that nobody's compiler looks for a package that need not be there. */
export const SDK_PACKAGE = ['@openai', 'codex-sdk'].join('/');
/** What this driver was measured with. */
export const SDK_VERSION = '0.163.0';
/** What to type where it is missing. */
export const INSTALL = `npm install --save-dev --save-exact ${SDK_PACKAGE}@${SDK_VERSION}`;

export const isSdk = (module: unknown): module is CodexSdk =>
  typeof module === 'object' &&
  module !== null &&
  'Codex' in module &&
  typeof module.Codex === 'function';
