import { afterAll, beforeEach, expect, jest, test } from '@jest/globals';
import {
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  writeFileSync,
} from 'node:fs';
import http from 'node:http';
import { join } from 'node:path';
import { z } from 'zod';
import { createCodexAgent } from '../../src/codex/index.js';
import type { CodexOptions } from '../../src/codex/options.js';
import { createCodex, KEY } from './support/a-codex.js';
import { refuse, saying } from './support/fake-responses.js';
import { aLayerRequest, wrapped } from './support/requests.js';

jest.setTimeout(60_000);

const codex = await createCodex({}, saying(wrapped()));
const { fake, home } = codex;
const user = join(home, 'user');
const file = join(user, 'auth.json');
mkdirSync(user);

const seconds = (): number => Math.floor(Date.now() / 1000);
const base64 = (value: object): string =>
  Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (claims: object): string =>
  `${base64({ alg: 'none', typ: 'JWT' })}.${base64(claims)}.signature`;
const account = {
  'https://api.openai.com/auth': {
    chatgpt_plan_type: 'plus',
    chatgpt_user_id: 'user',
    chatgpt_account_id: 'account',
  },
};
const tokens = (expires: number, refresh: string) => ({
  id_token: jwt({ email: 'user@example.com', exp: expires, ...account }),
  access_token: jwt({ exp: expires, ...account }),
  refresh_token: refresh,
});

/** Tokens that renew a login work once. */
let current = '';
let renewals = 0;
const refreshSchema = z.object({ refresh_token: z.string() });
const authority = http.createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { refresh_token } = refreshSchema.parse(
      JSON.parse(Buffer.concat(chunks).toString()),
    );
    renewals += 1;
    const spent = refresh_token !== current;
    if (!spent) current = `refresh-${renewals}`;
    response.writeHead(spent ? 401 : 200, {
      'content-type': 'application/json',
    });
    response.end(
      JSON.stringify(
        spent
          ? { error: { code: 'refresh_token_reused', message: 'used' } }
          : tokens(seconds() + 86_400, current),
      ),
    );
  });
});
await new Promise<void>((resolve) =>
  authority.listen(0, '127.0.0.1', () => resolve()),
);
const address = authority.address();
const port = typeof address === 'object' ? (address?.port ?? 0) : 0;

afterAll(async () => {
  authority.closeAllConnections();
  authority.close();
  await codex.dispose();
});
beforeEach(() => {
  fake.requests.length = 0;
  current = 'refresh-0';
  renewals = 0;
  fake.script = saying(wrapped());
  const expired = seconds() - 1000;
  writeFileSync(
    file,
    JSON.stringify({
      auth_mode: 'chatgpt',
      OPENAI_API_KEY: null,
      tokens: { ...tokens(expired, current), account_id: 'account' },
      last_refresh: new Date((expired - 3600) * 1000).toISOString(),
    }),
    { mode: 0o600 },
  );
});

const authSchema = z.object({
  tokens: z.object({ refresh_token: z.string() }),
});
const stored = (): string =>
  authSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).tokens.refresh_token;

const opened = (env: NodeJS.ProcessEnv, more: Partial<CodexOptions> = {}) =>
  createCodexAgent({
    ...codex.options,
    provider: {
      baseUrl: fake.baseUrl,
      chatgptBaseUrl: `${fake.origin}/backend-api/`,
    },
    env: {
      PATH: process.env['PATH'],
      CODEX_HOME: user,
      CODEX_REFRESH_TOKEN_URL_OVERRIDE: `http://127.0.0.1:${port}/oauth/token`,
      ...env,
    },
    ...more,
  }).open(aLayerRequest());
const never = new AbortController().signal;

test('an expired ChatGPT login is renewed in the file of the user, through a link', async () => {
  const talk = opened({});
  expect(await talk.ask({ kind: 'request' }, never)).toMatchObject({
    kind: 'answer',
  });
  talk.bookmark?.();
  await talk.close();
  expect(renewals).toBe(1);
  expect(stored()).toBe('refresh-1');
  const [kept] = codex.folders();
  const link = join(home, kept ?? '', 'home/auth.json');
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(readlinkSync(link)).toBe(file);
  expect(fake.requests[0]?.headers['chatgpt-account-id']).toBe('account');
});

test('a login that cannot be renewed is one clear failure', async () => {
  current = 'another';
  fake.script = (_request, response) =>
    refuse(response, 401, { message: 'expired' });
  const before = readFileSync(file, 'utf8');
  const talk = opened({});
  expect(await talk.ask({ kind: 'request' }, never)).toMatchObject({
    kind: 'failure',
    again: false,
    diagnostics: [
      { code: 'AGENT_LOGIN', hint: expect.stringContaining('codex login') },
    ],
  });
  await talk.close();
  expect(readFileSync(file, 'utf8')).toBe(before);
});

test('CODEX_API_KEY wins over the login, OPENAI_API_KEY counts only when it is passed on', async () => {
  for (const [env, more, authorization] of [
    [
      { CODEX_API_KEY: KEY, OPENAI_API_KEY: 'sk-other' },
      { passOpenAiKey: true },
      `Bearer ${KEY}`,
    ],
    [
      { OPENAI_API_KEY: 'sk-other' },
      { passOpenAiKey: true },
      'Bearer sk-other',
    ],
  ] as const) {
    const talk = opened(env, more);
    await talk.ask({ kind: 'request' }, never);
    await talk.close();
    expect(fake.requests.at(-1)?.headers.authorization).toBe(authorization);
  }
  const ignored = opened({ OPENAI_API_KEY: 'sk-other' });
  await ignored.ask({ kind: 'request' }, never);
  await ignored.close();
  expect(fake.requests.at(-1)?.headers.authorization).not.toContain('sk-other');
});
