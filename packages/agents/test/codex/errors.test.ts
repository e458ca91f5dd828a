import { describe, expect, jest, test } from '@jest/globals';
import type { AgentReply } from '@nx-slice/pipeline';
import { failureOf, kindOf, tellingLine } from '../../src/codex/errors.js';
import type { CodexOptions } from '../../src/codex/options.js';
import { createCodex, KEY } from './support/a-codex.js';
import {
  ev,
  refuse,
  reply,
  saying,
  type Script,
} from './support/fake-responses.js';
import { aLayerRequest, wrapped } from './support/requests.js';

jest.setTimeout(60_000);

const http =
  (status: number, error: object, headers = {}): Script =>
  (_request, response) =>
    refuse(response, status, error, headers);
const failed = (code: string, message: string): Script =>
  stream(ev.failed(code, message));
const stream =
  (...events: Parameters<typeof reply>[1]): Script =>
  (_request, response) =>
    reply(response, [ev.created(), ...events]);
const open =
  (...events: Parameters<typeof reply>[1]): Script =>
  (_request, response) =>
    reply(response, [ev.created(), ...events], { end: false });

interface Scenario {
  readonly name: string;
  readonly code: string;
  readonly script: Script;
  readonly given?: Partial<CodexOptions>;
}

const scenario = (
  name: string,
  code: string,
  script: Script,
  given: Partial<CodexOptions> = {},
): Scenario => ({ name, code, script, given });

/** What goes wrong, and what becomes of it; with the real Codex in between. */
const SCENARIOS: readonly Scenario[] = [
  scenario(
    '429 rate_limit_exceeded',
    'AGENT_RATE_LIMITED',
    http(
      429,
      { code: 'rate_limit_exceeded', message: 'slow down' },
      { 'retry-after': '1' },
    ),
  ),
  scenario(
    '429 without a code',
    'AGENT_RATE_LIMITED',
    http(429, { message: 'too many requests' }),
  ),
  scenario(
    'response.failed rate_limit_exceeded',
    'AGENT_RATE_LIMITED',
    failed('rate_limit_exceeded', 'Please try again in 1.2s.'),
  ),
  scenario(
    '429 insufficient_quota',
    'AGENT_QUOTA',
    http(429, { code: 'insufficient_quota', message: 'quota' }),
  ),
  scenario(
    '429 usage_limit_reached',
    'AGENT_QUOTA',
    http(429, {
      type: 'usage_limit_reached',
      message: 'limit',
      plan_type: 'plus',
      resets_at: 4_000_000_000,
    }),
  ),
  scenario(
    'response.failed insufficient_quota',
    'AGENT_QUOTA',
    failed('insufficient_quota', 'quota'),
  ),
  scenario(
    '401',
    'AGENT_LOGIN',
    http(401, { code: 'invalid_api_key', message: `bad key ${KEY}` }),
  ),
  scenario('403', 'AGENT_LOGIN', http(403, { message: 'not for you' })),
  scenario(
    '404 model_not_found',
    'AGENT_SETUP',
    http(404, { code: 'model_not_found', message: 'no such model' }),
  ),
  scenario(
    '400 invalid_json_schema',
    'AGENT_SCHEMA',
    http(400, {
      code: 'invalid_json_schema',
      message: 'Invalid schema',
      param: 'text.format.schema',
    }),
  ),
  scenario(
    '400 of another kind',
    'AGENT_UNKNOWN_ERROR',
    http(400, { code: 'something_new', message: 'Unheard of' }),
  ),
  scenario('500', 'AGENT_UNAVAILABLE', http(500, { message: 'boom' })),
  scenario('502 with a page', 'AGENT_UNAVAILABLE', (_request, response) => {
    response.writeHead(502, { 'content-type': 'text/html' });
    response.end('<h1>Bad gateway</h1>');
  }),
  scenario(
    '503 server_is_overloaded',
    'AGENT_UNAVAILABLE',
    http(503, { code: 'server_is_overloaded', message: 'busy' }),
  ),
  scenario(
    'response.failed server_is_overloaded',
    'AGENT_UNAVAILABLE',
    failed('server_is_overloaded', 'busy'),
  ),
  scenario(
    'response.failed with an unknown code',
    'AGENT_UNAVAILABLE',
    failed('server_error', 'an error'),
  ),
  scenario(
    'cut within a message',
    'AGENT_UNAVAILABLE',
    (_request, response) => {
      reply(response, [ev.created(), ev.opened(), ev.delta('{"fi')], {
        end: false,
      });
      setTimeout(() => response.destroy(), 50);
    },
  ),
  scenario(
    'cut before the headers',
    'AGENT_UNAVAILABLE',
    (_request, response) => {
      response.destroy();
    },
  ),
  scenario(
    'over before response.completed',
    'AGENT_UNAVAILABLE',
    stream(ev.message(wrapped())),
  ),
  scenario('empty stream', 'AGENT_UNAVAILABLE', (_request, response) =>
    reply(response, []),
  ),
  scenario(
    'garbage in place of events',
    'AGENT_UNAVAILABLE',
    (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end('event: response.created\ndata: {no json}\n\n');
    },
  ),
  scenario(
    'a page in place of events',
    'AGENT_UNAVAILABLE',
    (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<h1>Log in to the network</h1>');
    },
  ),
  scenario('a stall after the headers', 'AGENT_UNAVAILABLE', open(), {
    deadlines: { turn: 20_000, idle: 1_000 },
  }),
  scenario('a stall before the headers', 'AGENT_TIMEOUT', () => undefined, {
    deadlines: { turn: 6_000 },
  }),
  scenario('nobody there', 'AGENT_UNAVAILABLE', () => undefined, {
    provider: { baseUrl: 'http://127.0.0.1:9/v1' },
  }),
  scenario('a proxy that is not there', 'AGENT_UNAVAILABLE', () => undefined, {
    provider: { baseUrl: 'http://service.invalid/v1' },
    env: {
      PATH: process.env['PATH'],
      CODEX_API_KEY: KEY,
      HTTP_PROXY: 'http://127.0.0.1:9',
      HTTPS_PROXY: 'http://127.0.0.1:9',
    },
  }),
  scenario(
    'context_length_exceeded',
    'AGENT_TOO_LONG',
    failed('context_length_exceeded', 'too long'),
  ),
  scenario(
    'max_output_tokens',
    'AGENT_TRUNCATED',
    stream(
      ev.message('{"plan":null,"artifact":{"fi'),
      ev.incomplete('max_output_tokens'),
    ),
  ),
  scenario(
    'content_filter',
    'AGENT_REFUSED',
    stream(ev.incomplete('content_filter')),
  ),
  scenario(
    'invalid_prompt',
    'AGENT_REFUSED',
    failed('invalid_prompt', 'Invalid prompt: flagged'),
  ),
  scenario('configuration that Codex refuses', 'AGENT_SETUP', () => undefined, {
    deadlines: { idle: 0.5 },
  }),
  scenario('no model', 'AGENT_SETUP', () => undefined, { model: null }),
  scenario('no login', 'AGENT_LOGIN', () => undefined, {
    env: {
      PATH: process.env['PATH'],
      HOME: '/nobody',
      OPENAI_API_KEY: 'sk-ignored',
    },
  }),
];

const AGAIN = new Set([
  'AGENT_RATE_LIMITED',
  'AGENT_UNAVAILABLE',
  'AGENT_TIMEOUT',
  'AGENT_TRUNCATED',
  'AGENT_REFUSED',
]);
const WAITS = new Set(['AGENT_RATE_LIMITED', 'AGENT_UNAVAILABLE']);

async function outcome({ script, given }: Scenario): Promise<AgentReply> {
  const codex = await createCodex(given, script);
  const talk = codex.agent.open(aLayerRequest());
  try {
    return await talk.ask({ kind: 'request' }, new AbortController().signal);
  } finally {
    await talk.close();
    await codex.dispose();
  }
}

describe('what goes wrong is told apart:', () => {
  // A few at once; most of the time of each is the start of a process.
  const WIDTH = 4;
  const replies = new Map<string, AgentReply>();
  const all = (async () => {
    const queue = [...SCENARIOS];
    const work = async (): Promise<void> => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        replies.set(next.name, await outcome(next));
      }
    };
    await Promise.all(Array.from({ length: WIDTH }, work));
  })();

  test.each(SCENARIOS)('$name is $code', async ({ name, code }) => {
    await all;
    const answer = replies.get(name);
    expect(answer).toMatchObject({
      kind: 'failure',
      again: AGAIN.has(code),
      diagnostics: [{ code, stage: 'agent', layer: 'db', severity: 'error' }],
    });
    expect(Object.hasOwn(answer ?? {}, 'retryAfter')).toBe(WAITS.has(code));
    expect(JSON.stringify(answer)).not.toContain(KEY);
  });

  test('how long to wait is taken from the service', async () => {
    await all;
    expect(replies.get('response.failed rate_limit_exceeded')).toMatchObject({
      retryAfter: 1200,
    });
    expect(replies.get('429 without a code')).toMatchObject({
      retryAfter: null,
    });
  });

  test('a person reads what the service said, and what to do', async () => {
    await all;
    expect(replies.get('404 model_not_found')).toMatchObject({
      diagnostics: [{ message: expect.stringContaining('no such model') }],
    });
    expect(replies.get('no login')).toMatchObject({
      diagnostics: [
        {
          message:
            'The service does not accept the login: There is neither CODEX_API_KEY nor /nobody/.codex/auth.json; OPENAI_API_KEY alone is ignored',
          hint: expect.stringContaining('passOpenAiKey'),
        },
      ],
    });
    expect(replies.get('no model')).toMatchObject({
      diagnostics: [{ hint: expect.stringContaining('"model"') }],
    });
  });
});

test('an answer that is only prose is no failure of the service', async () => {
  expect(await outcome(scenario('prose', '', saying('Sure.')))).toMatchObject({
    kind: 'answer',
    text: 'Sure.',
  });
});

describe('texts', () => {
  test.each([
    ['thread-store conflict: two writers', 'conversation'],
    ['no rollout found for thread id 1', 'conversation'],
    ['http://127.0.0.1:4290/v1 said something', 'unknown'],
    ['http://127.0.0.1:5000/ says hello', 'unknown'],
    ['spawn /nowhere/codex ENOENT', 'setup'],
    [
      'stream disconnected before completion: reason: content_filter',
      'refused',
    ],
    [
      'Your access token could not be refreshed because your refresh token was already used.',
      'login',
    ],
    ['', 'unknown'],
  ] as const)('%s', (text, kind) => {
    expect(kindOf(text)).toBe(kind);
  });

  test('only what the service is to blame for is waited for, and not for ever', () => {
    expect(failureOf('rate-limit', 'try again in 350ms').retryAfter).toBe(350);
    expect(
      failureOf('rate-limit', 'Try again in 3 hours').retryAfter,
    ).toBeNull();
    expect(failureOf('rate-limit', 'retry after 90 minutes').retryAfter).toBe(
      15 * 60_000,
    );
    expect(failureOf('unknown', 'try again in 1s')).not.toHaveProperty(
      'retryAfter',
    );
  });

  test('the line that tells most is shown', () => {
    expect(
      tellingLine('WARNING: old\nReading prompt\nError: no such file\nbye'),
    ).toBe('Error: no such file');
    expect(tellingLine('one\ntwo\nthree\nfour')).toBe('two three four');
  });
});
