import { afterEach, describe, expect, jest, test } from '@jest/globals';
import type { AgentReply } from '@nx-slice/pipeline';
import { agentJsonSchema, artifactSchema } from '@nx-slice/schemas';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createCommandAgent } from '../../src/command/command-agent.js';
import { artifact, layerRequest, NEVER, planRequest } from './a-command.js';
import { marked } from './marked.js';
import { startResponses, type Scripted } from './a-responses-server.js';

jest.setTimeout(120_000);

const examples = join(import.meta.dirname, '../../examples');
const request = { kind: 'request' } as const;
const repair = {
  kind: 'repair',
  diagnostics: [
    {
      code: 'TS2322',
      severity: 'error',
      stage: 'typecheck',
      layer: 'db',
      file: 'src/db/index.ts',
      range: null,
      message: 'Type string is not assignable to type number',
      hint: null,
    },
  ],
} as const;

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});
const makeFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'nx-slice-example-'));
  cleanUps.push(() => rmSync(folder, { recursive: true }));
  return folder;
};

describe('folder_agent.sh', () => {
  const agentWith = (files: Readonly<Record<string, unknown>>) => {
    const cwd = makeFolder();
    for (const [path, document] of Object.entries(files)) {
      mkdirSync(dirname(join(cwd, path)), { recursive: true });
      writeFileSync(join(cwd, path), JSON.stringify(document, null, 2));
    }
    return createCommandAgent({
      command: ['sh', join(examples, 'folder_agent.sh'), 'my answers'],
      cwd,
      identity: { name: 'folder' },
    });
  };

  test('answers with the file of the layer, and of the message', async () => {
    const second = { ...artifact, contracts: [], files: [] };
    const agent = agentWith({
      'my answers/notes/db.json': artifact,
      'my answers/notes/db.2.json': second,
      'my answers/notes/plan.json': { name: 'notes' },
    });
    const talk = agent.open(layerRequest);
    expect(await talk.ask(request, NEVER)).toEqual(answers(artifact));
    expect(await talk.ask(repair, NEVER)).toEqual(answers(second));
    expect(await talk.ask(repair, NEVER)).toEqual(answers(artifact));
    expect(await agent.open(planRequest).ask(request, NEVER)).toEqual(
      answers({ name: 'notes' }),
    );
  });

  test('says which file is missing', async () => {
    const talk = agentWith({}).open(layerRequest);
    expect(await talk.ask(request, NEVER)).toMatchObject({
      kind: 'failure',
      diagnostics: [
        {
          code: 'NO_SUCH_ANSWER',
          message: 'There is no answer for notes:db',
          hint: 'Write notes/db.json into the folder of answers.',
        },
      ],
    });
  });

  test('reads no other folder', async () => {
    const talk = agentWith({ 'secret.json': artifact }).open({
      ...layerRequest,
      slice: '..',
      layer: '../secret',
    });
    expect(await talk.ask(request, NEVER)).toMatchObject({
      diagnostics: [{ code: 'NAME_REFUSED' }],
    });
  });
});

describe('http_agent.sh', () => {
  const serve = async (status: number, body: string) => {
    const heard: { token: string | undefined; body: string }[] = [];
    const server = createServer((asked, response) => {
      const chunks: Buffer[] = [];
      asked.on('data', (chunk: Buffer) => chunks.push(chunk));
      asked.on('end', () => {
        heard.push({
          token: asked.headers.authorization,
          body: Buffer.concat(chunks).toString('utf8'),
        });
        response.writeHead(status).end(body);
      });
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    cleanUps.push(() => server.close());
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error();
    const reply = await askHttp(address.port);
    return { heard, reply };
  };
  const askHttp = (port: number): Promise<AgentReply> =>
    createCommandAgent({
      command: [
        join(examples, 'http_agent.sh'),
        `http://127.0.0.1:${port}/agent`,
      ],
      cwd: makeFolder(),
      env: ['MY_SERVICE_TOKEN'],
      environment: { PATH: process.env['PATH'], MY_SERVICE_TOKEN: 'abc' },
      identity: { name: 'service' },
    })
      .open({
        ...layerRequest,
        brief: `$(id) \`id\` $HOME \\n 'ä' ${'x'.repeat(300_000)}`,
      })
      .ask(request, NEVER);

  test('posts the request, and passes on what the service says', async () => {
    const { heard, reply } = await serve(
      200,
      `${JSON.stringify({ type: 'answer', artifact })}\n`,
    );
    expect(reply).toEqual(answers(artifact));
    expect(heard).toHaveLength(1);
    expect(heard[0]?.token).toBe('Bearer abc');
    expect(JSON.parse(heard[0]?.body ?? '')).toMatchObject({
      protocol: 1,
      request: { brief: `$(id) \`id\` $HOME \\n 'ä' ${'x'.repeat(300_000)}` },
    });
  });

  test('a service that is busy or away is asked again later, one that refuses is not', async () => {
    for (const status of [429, 503]) {
      expect((await serve(status, 'x')).reply).toMatchObject({
        retryAfter: null,
        diagnostics: [{ code: 'SERVICE_BUSY' }],
      });
    }
    expect(await askHttp(1)).toMatchObject({
      retryAfter: null,
      diagnostics: [{ code: 'SERVICE_UNREACHABLE' }],
    });
    const { reply } = await serve(403, 'x');
    expect(reply).toMatchObject({ diagnostics: [{ code: 'SERVICE_REFUSED' }] });
    expect(reply).not.toHaveProperty('retryAfter');
  });
});

describe('codex_agent.py, with the real Codex', () => {
  const start = async (
    script: readonly Scripted[],
    options: { timeout?: number } = {},
  ) => {
    const server = await startResponses(script);
    cleanUps.push(server.stop);
    const home = makeFolder();
    const provider = `{name="fake",base_url="${server.url}",env_key="CODEX_API_KEY",wire_api="responses",supports_websockets=false,request_max_retries=0,stream_max_retries=0}`;
    const agent = createCommandAgent({
      command: [
        'python3',
        join(examples, 'codex_agent.py'),
        '-c',
        'model_provider="fake"',
        '-c',
        `model_providers.fake=${provider}`,
      ],
      // Codex is looked for in the node_modules of this folder and those above it.
      cwd: import.meta.dirname,
      env: ['CODEX_API_KEY'],
      environment: {
        PATH: process.env['PATH'],
        HOME: home,
        // Whoever is killed cannot tidy up: then the test does.
        TMPDIR: home,
        CODEX_API_KEY: 'sk-fake',
      },
      identity: { name: 'codex-cli', model: 'gpt-5.5', effort: 'low' },
      ...options,
    });
    return { server, agent };
  };

  test('a conversation: prose first, then, told what is wrong, an artifact', async () => {
    const { server, agent } = await start([
      { words: 'Sure, here is the layer!' },
      { words: JSON.stringify(artifact) },
    ]);
    const talk = agent.open(layerRequest);
    const usage = {
      inputTokens: 1000,
      cachedInputTokens: 600,
      outputTokens: 50,
    };
    expect(await talk.ask(request, NEVER)).toEqual({
      kind: 'answer',
      text: 'Sure, here is the layer!',
      usage,
    });
    expect(await talk.ask(repair, NEVER)).toEqual({
      ...answers(artifact),
      usage,
    });
    const [first, second] = server.sent;
    expect(server.sent).toHaveLength(2);
    expect(first).toMatchObject({
      model: 'gpt-5.5',
      reasoning: { effort: 'low' },
      text: {
        format: { strict: true, schema: agentJsonSchema(artifactSchema) },
      },
    });
    const told = JSON.stringify(second?.input);
    expect(told).toContain('Sure, here is the layer!');
    expect(told).toContain('Type string is not assignable to type number');
    expect(told).toContain('shorter, please');
    // Nothing of this machine: no settings, no environment, no instructions of a project.
    expect(told).not.toContain(tmpdir());
    expect(told).not.toContain('<environment_context>');
  });

  test.each([
    [{ status: 429, message: 'slow down' }, 'CODEX_BUSY', true],
    [{ status: 503, message: 'x' }, 'CODEX_UNAVAILABLE', true],
    [{ status: 401, message: 'x' }, 'CODEX_LOGIN', false],
    [{ status: 404, message: 'no such model' }, 'CODEX_SETUP', false],
  ])('a service that answers %j is %s', async (refusal, code, waits) => {
    const { agent } = await start([refusal]);
    const reply = await agent.open(layerRequest).ask(request, NEVER);
    expect(reply).toMatchObject({ kind: 'failure', diagnostics: [{ code }] });
    expect('retryAfter' in reply).toBe(waits);
  });

  test('a service that says nothing: at the deadline Python and Codex are gone', async () => {
    const { server, agent } = await start([{ silent: true }], {
      timeout: 6_000,
    });
    const asked = agent.open(layerRequest).ask(request, NEVER);
    await server.heard;
    // The address is on the command lines of both.
    expect(marked(server.url)).toBeGreaterThan(1);
    expect(await asked).toMatchObject({
      again: true,
      diagnostics: [{ code: 'COMMAND_TIMED_OUT' }],
    });
    await wait(2_000);
    expect(marked(server.url)).toBe(0);
  });

  test('no Codex at that place', async () => {
    const agent = createCommandAgent({
      command: ['python3', join(examples, 'codex_agent.py'), '--codex', '/no'],
      cwd: makeFolder(),
      identity: { name: 'codex-cli' },
    });
    expect(await agent.open(layerRequest).ask(request, NEVER)).toMatchObject({
      diagnostics: [
        {
          code: 'CODEX_NOT_STARTED',
          hint: expect.stringContaining('npm install'),
        },
      ],
    });
  });
});

const answers = (document: unknown): AgentReply => ({
  kind: 'answer',
  text: JSON.stringify(document),
});
