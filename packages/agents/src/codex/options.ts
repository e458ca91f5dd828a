/** How a layer is written: as one answer without tools, or with tools in a folder of its own. Plans are always answers. */
export type CodexMode = 'pure' | 'workspace';

export interface CodexDeadlines {
  /** Milliseconds for one turn. Codex itself waits for ever for the first byte of an answer. */
  readonly turn: number;
  /** Milliseconds without a byte, once an answer has begun. */
  readonly idle: number;
}

export const DEADLINES: CodexDeadlines = {
  turn: 20 * 60_000,
  idle: 5 * 60_000,
};

/** Another service than OpenAI's own, such as a scripted one. */
export interface CodexProvider {
  /** Such as `http://127.0.0.1:8080/v1`. */
  readonly baseUrl: string;
  /** Where a ChatGPT login asks about its account; OpenAI's own unless given. */
  readonly chatgptBaseUrl?: string;
}

export interface CodexOptions {
  /** As the service names it; there is no default, for it decides about quality and price. `null`: nobody said. */
  readonly model: string | null;
  /** Such as `medium`; `null` leaves it to the model. */
  readonly effort: string | null;
  /** `pure` unless given. */
  readonly mode?: CodexMode;
  /**
   * Absolute path of a folder in which every conversation has a home of its own while it is needed. Not below the
   * system's temporary folder: Codex starts no sandbox from there.
   */
  readonly home: string;
  /** Where the login comes from: CODEX_API_KEY, or CODEX_HOME or HOME with `auth.json`. No more than needed is passed on. */
  readonly env: NodeJS.ProcessEnv;
  /** Codex ignores OPENAI_API_KEY; with this it is handed over as CODEX_API_KEY where there is none. */
  readonly passOpenAiKey?: boolean;
  readonly deadlines?: Partial<CodexDeadlines>;
  /**
   * Whether a pure conversation replaces the instructions that Codex has for the model (on unless `false`). Without, every
   * request grows from 2 to 30 kilobytes and offers a few tools; for services that insist on stock instructions.
   */
  readonly catalog?: boolean;
  readonly provider?: CodexProvider;
  /** What a conversation with tools sees beside its own folder. */
  readonly workspace?: {
    /** Absolute path of the dependencies that the code uses; linked into the folder, readable. */
    readonly nodeModules?: string;
    /** More absolute paths that may be read, such as packages that `nodeModules` links to. */
    readonly readable?: readonly string[];
  };
}
