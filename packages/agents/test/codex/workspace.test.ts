import {
  afterAll,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dependencyFolders, type AgentReply } from '@nx-slice/pipeline';
import { createCodexAgent } from '../../src/codex/index.js';
import { createCodex, KEY, REPOSITORY } from './support/a-codex.js';
import {
  ev,
  lastOutput,
  reply,
  type FakeResponses,
} from './support/fake-responses.js';
import { aLayerRequest, ARTIFACT } from './support/requests.js';

jest.setTimeout(60_000);

const NODE_MODULES = join(REPOSITORY, 'node_modules');
const codex = await createCodex({
  mode: 'workspace',
  // It offers its commands as plain functions.
  model: 'gpt-5.5',
  workspace: { nodeModules: NODE_MODULES },
});
const { agent, fake, home } = codex;
afterAll(codex.dispose);
beforeEach(() => {
  fake.requests.length = 0;
});

const HANDOVER = JSON.stringify({ contracts: ARTIFACT.contracts, notes: '' });

/** Has the model run these commands, one after the other, and end its turn. @returns what each gave */
function running(
  service: FakeResponses,
  commands: readonly string[],
  end = HANDOVER,
): readonly string[] {
  const outputs: string[] = [];
  let next = 0;
  service.script = (request, response) => {
    const output = next > 0 ? lastOutput(request) : undefined;
    if (output !== undefined) outputs.push(output);
    const command = commands[next];
    next += 1;
    reply(response, [
      ev.created(),
      command === undefined
        ? ev.message(end)
        : ev.call(`c${next}`, 'exec_command', {
            cmd: command,
            yield_time_ms: 20_000,
            login: false,
          }),
      ev.completed(),
    ]);
  };
  return outputs;
}

async function asking(
  one = agent,
  given = aLayerRequest(),
): Promise<AgentReply> {
  const talk = one.open(given);
  try {
    return await talk.ask({ kind: 'request' }, new AbortController().signal);
  } finally {
    await talk.close();
  }
}

const write = (path: string, content: string): string =>
  `mkdir -p $(dirname ${path}) && printf '%s' '${content}' > ${path}`;

describe('a conversation with tools', () => {
  test('its files are read from its folder, its promises are what it says', async () => {
    const outputs = running(fake, [
      'cat src/contract/index.ts inputs/BRIEF.md',
      write('src/db/index.ts', 'export const db = 1;'),
      write('src/other/index.ts', 'export {};'),
    ]);
    const answer = await asking();
    expect(outputs[0]).toContain('export const slice = 1;');
    expect(outputs[0]).toContain('The layer **db** stores words.');
    expect(answer).toEqual({
      kind: 'answer',
      text: JSON.stringify({
        files: [{ path: 'src/db/index.ts', content: 'export const db = 1;' }],
        contracts: ARTIFACT.contracts,
      }),
      usage: { inputTokens: 4000, cachedInputTokens: 2800, outputTokens: 160 },
    });
  });

  test('it can compile there', async () => {
    const outputs = running(fake, [
      write('src/db/index.ts', 'export const db: number = String(1);'),
      'node node_modules/typescript/bin/tsc -p tsconfig.json',
    ]);
    await asking();
    expect(outputs[1]).toContain(
      "error TS2322: Type 'string' is not assignable to type 'number'",
    );
  });

  test('packages that its dependencies link to can be read where that is said', async () => {
    const command = 'cat node_modules/@nx-slice/kernel/package.json';
    const linking = createCodexAgent({
      ...codex.options,
      workspace: {
        nodeModules: NODE_MODULES,
        readable: dependencyFolders(NODE_MODULES),
      },
    });
    const seen = running(fake, [command]);
    await asking(linking);
    expect(seen[0]).toContain('"name": "@nx-slice/kernel"');
    const unseen = running(fake, [command]);
    await asking();
    expect(unseen[0]).not.toContain('"name"');
  });

  test('what it handed over in another form goes to the judge', async () => {
    running(fake, [write('src/db/index.ts', 'export {};')], '{"contracts":7}');
    expect(await asking()).toMatchObject({
      text: '{"files":[{"path":"src/db/index.ts","content":"export {};"}],"contracts":7}',
    });
    running(fake, [], 'I am done.');
    expect(await asking()).toMatchObject({ text: 'I am done.' });
  });

  test('links and pipes are not taken, and not waited for', async () => {
    for (const command of [
      'mkdir -p src/db && ln -s /etc/hostname src/db/index.ts',
      'mkdir -p src/db && mkfifo src/db/index.ts',
      'mkdir -p src && ln -s /etc src/db',
    ]) {
      running(fake, [command]);
      const answer = await asking();
      expect(
        answer.kind === 'answer' ? answer.text : answer.diagnostics[0]?.code,
      ).toMatch(/^AGENT_FILES$|^\{"files":\[\],/);
    }
  });

  test('what it writes is mended in place after a refusal', async () => {
    running(fake, [write('src/db/index.ts', 'export {};')]);
    const talk = agent.open(aLayerRequest());
    const signal = new AbortController().signal;
    await talk.ask({ kind: 'request' }, signal);
    running(fake, [write('src/db/more.ts', 'export const more = 1;')]);
    const answer = await talk.ask({ kind: 'repair', diagnostics: [] }, signal);
    await talk.close();
    expect(answer).toMatchObject({
      text: expect.stringMatching(/src\/db\/index\.ts.*src\/db\/more\.ts/),
    });
  });

  test('a home from where no sandbox starts, or that its commands could read, is named before anything is sent', async () => {
    for (const folder of [tmpdir(), NODE_MODULES]) {
      const below = createCodexAgent({
        ...codex.options,
        home: join(folder, 'homes'),
      });
      expect(await asking(below)).toMatchObject({
        kind: 'failure',
        diagnostics: [
          {
            code: 'AGENT_SETUP',
            // Both reasons hold where the workspace itself is a temporary one.
            message: expect.stringMatching(/ below \S/),
          },
        ],
      });
    }
    expect(fake.requests).toHaveLength(0);
  });
});

test.each([
  ['with a key', { CODEX_API_KEY: KEY }],
  ['with a login that is linked', {}],
])(
  'its commands see neither files, nor secrets, nor a network, %s',
  async (_, keys) => {
    const secret = 'CANARY-4711';
    const user = join(home, 'user');
    mkdirSync(join(user, '.codex'), { recursive: true });
    const login = join(user, '.codex/auth.json');
    writeFileSync(
      login,
      JSON.stringify({ auth_mode: 'apikey', OPENAI_API_KEY: secret }),
    );
    writeFileSync(join(home, 'other-slice.ts'), secret);
    const temporary = join(tmpdir(), `canary-${process.pid}`);
    writeFileSync(temporary, secret);
    const careful = createCodexAgent({
      ...codex.options,
      env: {
        PATH: process.env['PATH'],
        HOME: user,
        OTHER_TOKEN: secret,
        OPENAI_API_KEY: secret,
        ...keys,
      },
    });
    const outputs = running(fake, [
      `cat ${login} ${home}/other-slice.ts ${temporary}; ls ${user} ${home}`,
      'cat "$CODEX_HOME/auth.json" ../home/auth.json ../*; ls -a .. ../home',
      'env; cat /proc/self/environ; for p in /proc/[0-9]*; do cat $p/environ; done',
      `cat ${REPOSITORY}/package.json ${REPOSITORY}/.git/HEAD ${REPOSITORY}/packages/slices/notes/slice.json`,
      `node -e "fetch('${fake.origin}/leak').then(() => console.log('REACHED'), () => console.log('cut off'))"`,
      `echo changed > node_modules/typescript/package.json; echo changed > ${temporary}.made; ls -a`,
    ]);
    await asking(careful);
    const all = outputs.join('\n');
    expect(outputs).toHaveLength(6);
    expect(outputs[2]).toContain('PATH=');
    expect(outputs[5]).toContain('tsconfig.json');
    expect(all).not.toContain(secret);
    expect(all).not.toContain(KEY);
    expect(outputs[3]).not.toMatch(/nx-slice-workspace|refs\/heads|intent/);
    expect(outputs[4]).toContain('cut off');
    expect(fake.others).toEqual([]);
    expect(
      execFileSync('node', [
        '-p',
        `require('${NODE_MODULES}/typescript/package.json').name`,
      ]).toString(),
    ).toBe('typescript\n');
  },
);
