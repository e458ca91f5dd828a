/** What can go wrong with a turn. Texts are all that Codex gives, so they are told apart here and nowhere else. */
export type FailureKind =
  | 'rate-limit'
  | 'quota'
  | 'unavailable'
  | 'login'
  | 'setup'
  | 'schema'
  | 'too-long'
  | 'truncated'
  | 'refused'
  | 'conversation'
  | 'timeout'
  | 'unknown';

export interface Failure {
  readonly kind: FailureKind;
  readonly code: `AGENT_${string}`;
  /** What happened, without its details. */
  readonly what: string;
  /** Whether asking once more can help. */
  readonly again: boolean;
  /** There where nothing is wrong with the question: milliseconds to wait, `null` when the service does not say. */
  readonly retryAfter?: number | null;
  readonly hint: string;
}

/**
 * The first match wins: `stream disconnected` also wraps more telling reasons. Numbers only with their words around
 * them, for a text may hold a URL with any port.
 */
const PATTERNS: readonly (readonly [FailureKind, RegExp])[] = [
  [
    'quota',
    /Quota exceeded|hit your usage limit|insufficient_quota|usage_limit_reached/i,
  ],
  ['rate-limit', /last status: 429|\brate limit (?:exceeded|reached)/i],
  [
    'login',
    /\bstatus:? 40[13]\b|Missing environment variable|login is required|not logged in|log out and sign in|refresh token|token_expired/i,
  ],
  ['too-long', /context window|context_length|exceeds the maximum length/i],
  ['truncated', /reason: max_output_tokens/],
  ['refused', /reason: content_filter|\bInvalid prompt\b|invalid_prompt/],
  ['schema', /invalid_json_schema/],
  ['conversation', /no rollout found|thread-store conflict/],
  [
    'setup',
    /\bstatus:? 404\b|model_not_found|Model metadata for|Error loading config|CODEX_HOME|trusted directory|thread\/start failed|Unable to locate Codex|\bENOENT\b|\bEACCES\b|os error \d+|Permission denied/,
  ],
  [
    'unavailable',
    /at capacity|high demand|stream disconnected|Connection failed|error sending request|\bstatus:? 5\d\d\b|timed? ?out/i,
  ],
];

/** @param text all that Codex said of a failed turn */
export const kindOf = (text: string): FailureKind =>
  PATTERNS.find(([, pattern]) => pattern.test(text))?.[0] ?? 'unknown';

const FAILURES: Readonly<
  Record<FailureKind, Omit<Failure, 'kind' | 'retryAfter'>>
> = {
  'rate-limit': {
    code: 'AGENT_RATE_LIMITED',
    what: 'The service wants to be asked less often',
    again: true,
    hint: 'It is asked again later. If this stays, run fewer layers at once (`--parallel`).',
  },
  quota: {
    code: 'AGENT_QUOTA',
    what: 'The quota of this login is used up',
    again: false,
    hint: 'Layers that passed are sealed and stay. Wait until the quota is renewed, raise it, or use another login; then run again.',
  },
  unavailable: {
    code: 'AGENT_UNAVAILABLE',
    what: 'The service cannot be reached, or broke off',
    again: true,
    hint: 'It is asked again later. If this stays, look at the network, the proxy (HTTPS_PROXY) and the status page of the service.',
  },
  login: {
    code: 'AGENT_LOGIN',
    what: 'The service does not accept the login',
    again: false,
    hint: 'Log in with `npx codex login`, or set CODEX_API_KEY. OPENAI_API_KEY alone is ignored unless the option `passOpenAiKey` is set.',
  },
  setup: {
    code: 'AGENT_SETUP',
    what: 'Codex cannot work as it is set up',
    again: false,
    hint: 'Look at the name of the model, and at the installation.',
  },
  schema: {
    code: 'AGENT_SCHEMA',
    what: 'The service refuses the schema of the answer',
    again: false,
    hint: 'This is a defect of nx-slice: please report it with this message.',
  },
  'too-long': {
    code: 'AGENT_TOO_LONG',
    what: 'The question is longer than the model can read',
    again: false,
    hint: 'Make the slice smaller, or the feedback of this layer shorter, or use a model that reads more.',
  },
  truncated: {
    code: 'AGENT_TRUNCATED',
    what: 'The answer reached the limit of the model and broke off',
    again: true,
    hint: 'If this stays, make the slice smaller or use a model that may write more.',
  },
  refused: {
    code: 'AGENT_REFUSED',
    what: 'The service refuses to answer this question',
    again: true,
    hint: 'Look at the wording of the slice.json and of the feedback.',
  },
  conversation: {
    code: 'AGENT_CONVERSATION',
    what: 'The conversation cannot be gone on with',
    again: true,
    hint: 'A fresh one is begun.',
  },
  timeout: {
    code: 'AGENT_TIMEOUT',
    what: 'There was no answer in time',
    again: true,
    hint: 'If this stays, give it more time (`deadlines`), or use less effort.',
  },
  unknown: {
    code: 'AGENT_UNKNOWN_ERROR',
    what: 'Codex failed',
    again: false,
    hint: 'Run `nx run slice:doctor`; if all is well there, please report this message.',
  },
};

export const failureOf = (kind: FailureKind, text = ''): Failure => ({
  kind,
  ...FAILURES[kind],
  ...(kind === 'rate-limit' ? { retryAfter: waitIn(text) } : {}),
  ...(kind === 'unavailable' ? { retryAfter: null } : {}),
});

/** Nobody waits longer than this for one answer; who asks for more says when the quota is renewed. */
const LONGEST_WAIT = 15 * 60_000;
const UNITS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  sec: 1000,
  second: 1000,
  seconds: 1000,
  m: 60_000,
  min: 60_000,
  minute: 60_000,
  minutes: 60_000,
};

/** `Please try again in 1.2s` in milliseconds. */
function waitIn(text: string): number | null {
  const found =
    /(?:try again|retry)(?: after| in)? (\d+(?:\.\d+)?) ?(ms|sec|seconds?|s|minutes?|min|m)\b/i.exec(
      text,
    );
  const unit = UNITS[found?.[2]?.toLowerCase() ?? ''];
  return unit === undefined
    ? null
    : Math.min(LONGEST_WAIT, Math.ceil(Number(found?.[1]) * unit));
}

/** Of everything that Codex wrote, what tells a person most: warnings come first there. */
export function tellingLine(text: string): string {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const error = lines.find((line) => /^Error\b/i.test(line));
  return error ?? (lines.length > 3 ? lines.slice(-3) : lines).join(' ');
}
