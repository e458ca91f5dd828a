import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createCodexAgent } from '../../src/codex/index.js';
import { clientOptions, threadSettings } from '../../src/codex/client.js';
import { oneModelCatalog } from '../../src/codex/config/catalog.js';
import { createConversationFolder } from '../../src/codex/edge/conversation-folder.js';
import { locateCodex } from '../../src/codex/edge/locate-codex.js';
import type { CodexMode } from '../../src/codex/options.js';
import type { ConfigValue } from '../../src/codex/sdk.js';
import { createCodex, KEY, MODEL } from './support/a-codex.js';
import { startCountingProxy } from './support/counting-proxy.js';
import { ev, reply, saying } from './support/fake-responses.js';
import { aLayerRequest, wrapped } from './support/requests.js';

jest.setTimeout(60_000);

const codex = await createCodex({}, saying(wrapped()));
const { fake, home } = codex;
const proxy = await startCountingProxy();
afterAll(async () => {
  await proxy.close();
  await codex.dispose();
});

const asking = async (agent = codex.agent) => {
  const talk = agent.open(aLayerRequest());
  try {
    return await talk.ask({ kind: 'request' }, new AbortController().signal);
  } finally {
    await talk.close();
  }
};

/** A user who has everything that Codex reads. */
function createUser(): string {
  const user = join(home, 'user');
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(user, path)), { recursive: true });
    writeFileSync(join(user, path), text);
  };
  const mark = (name: string): string => `touch ${user}/RAN-${name}`;
  write(
    '.codex/config.toml',
    `developer_instructions = "CANARY-config"\nnotify = ["/bin/sh", "-c", "${mark('notify')}"]\n[mcp_servers.canary]\ncommand = "/bin/sh"\nargs = ["-c", "${mark('mcp')}; cat"]\n`,
  );
  write('.codex/AGENTS.md', 'CANARY-home');
  write(
    '.codex/skills/one/SKILL.md',
    '---\nname: one\ndescription: CANARY-skill\n---\n',
  );
  write(
    '.agents/skills/two/SKILL.md',
    '---\nname: two\ndescription: CANARY-shared\n---\n',
  );
  write(
    '.codex/auth.json',
    JSON.stringify({ auth_mode: 'apikey', OPENAI_API_KEY: 'sk-login' }),
  );
  return user;
}

test.each(['pure', 'workspace'] as const)(
  '%s: nothing of the user takes part but the login, and nothing is sent but to the service',
  async (mode) => {
    const user = createUser();
    // Above the folders in which Codex works, where it looks for a project's instructions.
    writeFileSync(join(home, 'AGENTS.md'), 'CANARY-project');
    fake.requests.length = 0;
    const agent = createCodexAgent({
      ...codex.options,
      mode,
      env: {
        PATH: process.env['PATH'],
        HOME: user,
        HTTPS_PROXY: proxy.url,
        HTTP_PROXY: proxy.url,
        ALL_PROXY: proxy.url,
        NO_PROXY: '127.0.0.1',
      },
    });
    await asking(agent);
    expect(fake.requests).toHaveLength(1);
    expect(fake.requests[0]?.headers.authorization).toBe('Bearer sk-login');
    expect(fake.requests[0]?.text).not.toContain('CANARY');
    expect(readdirSync(user).filter((name) => name.startsWith('RAN'))).toEqual(
      [],
    );
    expect(proxy.asked).toEqual([]);
    expect(fake.others).toEqual([]);
  },
);

test('tools that a model invents are not there', async () => {
  const calls = [
    ev.call('a', 'exec_command', { cmd: 'touch made' }),
    ev.call('b', 'shell', { command: ['touch', 'made'] }),
    ev.customCall(
      'c',
      'apply_patch',
      '*** Begin Patch\n*** Add File: made\n+x\n*** End Patch',
    ),
    ev.customCall(
      'd',
      'exec',
      'text(await tools.exec_command({ cmd: "touch made" }))',
    ),
    ev.call('e', 'spawn_agent', { message: 'x' }),
    ev.call('f', 'web_search', { query: 'x' }),
  ];
  fake.requests.length = 0;
  fake.script = ({ number }, response) => {
    const call = calls[number];
    reply(response, [
      ev.created(),
      call ?? ev.message(wrapped()),
      ev.completed(),
    ]);
  };
  await asking();
  fake.script = saying(wrapped());
  const outputs = fake.requests
    .slice(1)
    .map(({ body }) => JSON.stringify(body.input.at(-1)));
  expect(outputs).toHaveLength(calls.length);
  for (const output of outputs) expect(output).toContain('unsupported');
});

describe('the configuration', () => {
  const installed = locateCodex(import.meta.dirname);
  if (!installed.ok) throw new Error(installed.error.text);
  const installation = installed.value;

  const flags = (config: ConfigValue, prefix = ''): readonly string[] =>
    typeof config === 'object' && !Array.isArray(config)
      ? Object.entries(config).flatMap(([key, value]) =>
          flags(value, prefix === '' ? key : `${prefix}.${key}`),
        )
      : ['-c', `${prefix}=${JSON.stringify(config)}`];

  /** What the program says of a configuration that must hold nothing that it does not know. */
  const strictly = (mode: CodexMode, more: readonly string[] = []) => {
    const folder = createConversationFolder(home);
    const catalog = join(folder.home, 'catalog.json');
    writeFileSync(catalog, oneModelCatalog(MODEL, null));
    const facts = {
      options: codex.options,
      model: MODEL,
      mode,
      folder,
      login: { kind: 'key', variable: 'CODEX_API_KEY', key: KEY },
      installation,
      launcher: installation.binary,
      catalog: mode === 'pure' ? catalog : null,
      nodeParts: [],
    } as const;
    const { env, config, configOverrides } = clientOptions(facts);
    const { sandboxMode } = threadSettings(facts);
    return new Promise<{ code: unknown; errors: string }>((resolve) => {
      const child = execFile(
        installation.binary,
        [
          ...['exec', '--json', '--strict-config', '--skip-git-repo-check'],
          ...['-C', folder.work, '-m', MODEL],
          ...(sandboxMode === undefined ? [] : ['-s', sandboxMode]),
          ...flags(config),
          ...configOverrides.flatMap((override) => ['-c', override]),
          ...more,
          '-',
        ],
        { env: { ...env, CODEX_API_KEY: KEY } },
        (error, _stdout, stderr) => {
          folder.remove();
          resolve({ code: error?.code ?? 0, errors: stderr });
        },
      );
      child.stdin?.end('go');
    });
  };

  test.each(['pure', 'workspace'] as const)(
    '%s: the program knows every key of it',
    async (mode) => {
      expect(await strictly(mode)).toMatchObject({ code: 0 });
    },
  );

  test('and would say so if it did not', async () => {
    expect(await strictly('pure', ['-c', 'features.no_such=1'])).toMatchObject({
      code: 1,
      errors: expect.stringContaining('no_such'),
    });
  });
});

test('without the catalog the stock instructions are back, and ours are in the message', async () => {
  fake.requests.length = 0;
  await asking(createCodexAgent({ ...codex.options, catalog: false }));
  await asking();
  const [stock, ours] = fake.requests;
  expect(stock?.text.length ?? 0).toBeGreaterThan(20_000);
  expect(ours?.text.length ?? Infinity).toBeLessThan(10_000);
  expect(stock?.text).toContain('You work for a build tool');
});
