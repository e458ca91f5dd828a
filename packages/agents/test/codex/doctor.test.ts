import { afterAll, describe, expect, test } from '@jest/globals';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codexAgentFrom } from '../../src/codex/codex-agent.js';
import { codexHealth } from '../../src/codex/doctor.js';
import { locateCodex } from '../../src/codex/edge/locate-codex.js';
import { createHome, MODEL } from './support/a-codex.js';
import { aLayerRequest } from './support/requests.js';

const { home, remove } = createHome();
afterAll(remove);

const health = (
  env: NodeJS.ProcessEnv,
  given: Partial<Parameters<typeof codexHealth>[0]> = {},
) =>
  Object.fromEntries(
    codexHealth({ model: MODEL, effort: null, home, env, ...given }).map(
      (line) => [line.name, line],
    ),
  );

const user = (auth: string): string => {
  const folder = join(home, 'user');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'auth.json'), auth);
  return folder;
};

describe('the doctor says', () => {
  test('that all is well', () => {
    const lines = health({ CODEX_API_KEY: 'sk-secret' });
    expect(Object.values(lines).map(({ status }) => status)).toEqual([
      'ok',
      'ok',
      'ok',
      'ok',
    ]);
    expect(lines['codex']?.text).toBe('Codex 0.163.0');
    expect(JSON.stringify(lines)).not.toContain('sk-secret');
  });

  test('which login will be used', () => {
    const both = { CODEX_API_KEY: 'a', OPENAI_API_KEY: 'b' };
    expect(health(both)['login']?.text).toContain('CODEX_API_KEY');
    expect(
      health({ OPENAI_API_KEY: 'b' }, { passOpenAiKey: true })['login']?.text,
    ).toContain('OPENAI_API_KEY from the environment, handed on');
    expect(
      health({ CODEX_HOME: user('{"auth_mode":"chatgpt"}') })['login']?.text,
    ).toContain('ChatGPT, through a link to');
    expect(health({ CODEX_HOME: user('{broken') })['login']?.status).toBe(
      'warning',
    );
  });

  test('why OPENAI_API_KEY alone is of no use, and what to do', () => {
    expect(
      health({ HOME: '/nobody', OPENAI_API_KEY: 'b' })['login'],
    ).toMatchObject({
      status: 'error',
      text: 'There is no login: Codex does not look at OPENAI_API_KEY, and /nobody/.codex/auth.json is missing',
      remedy: expect.stringContaining('"passOpenAiKey": true'),
    });
  });

  test('that no model is named, or that homes are in a bad place', () => {
    expect(health({}, { model: null })['model']?.status).toBe('error');
    expect(
      health({}, { home: '/dev/null/homes' })['homes of codex']?.status,
    ).toBe('error');
    expect(
      health({}, { home: '/tmp/homes', mode: 'workspace' })['homes of codex'],
    ).toMatchObject({ status: 'error', remedy: expect.any(String) });
  });
});

describe('an installation', () => {
  const install = (path: string, version: string): string => {
    const folder = join(home, path);
    const at = join(folder, 'node_modules/@openai/codex-sdk');
    mkdirSync(at, { recursive: true });
    writeFileSync(join(at, 'package.json'), JSON.stringify({ version }));
    return folder;
  };

  test('that is not there: the failure names the command', async () => {
    const agent = codexAgentFrom('/', {
      model: MODEL,
      effort: null,
      home,
      env: { CODEX_API_KEY: 'a' },
    });
    const talk = agent.open(aLayerRequest());
    expect(
      await talk.ask({ kind: 'request' }, new AbortController().signal),
    ).toMatchObject({
      kind: 'failure',
      again: false,
      diagnostics: [
        {
          code: 'AGENT_SETUP',
          message: expect.stringContaining(
            '@openai/codex-sdk is not installed',
          ),
          hint: expect.stringContaining(
            'npm install --save-dev --save-exact @openai/codex-sdk@0.163.0',
          ),
        },
      ],
    });
    await talk.close();
  });

  test('of another version is not used', () => {
    expect(locateCodex(install('old', '0.98.1'))).toMatchObject({
      ok: false,
      error: { text: expect.stringContaining('0.98.1') },
    });
  });
});
