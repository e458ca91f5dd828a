import { afterEach, describe, expect, jest, test } from '@jest/globals';
import type { AgentReply } from '@nx-slice/pipeline';
import { commandRequestSchema } from '@nx-slice/schemas';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import {
  ANSWERS,
  artifact,
  askOnce,
  commandThat,
  layerRequest,
  NEVER,
  planRequest,
} from './a-command.js';
import { marked } from './marked.js';

jest.setTimeout(60_000);

const folders: string[] = [];
const makeFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'nx-slice-command-'));
  folders.push(folder);
  return folder;
};
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** The words of an answer that is a document of no use, so that tests can look into the command. */
const ECHOES = `say({ type: 'answer', text: JSON.stringify({ request, env: process.env }) });`;

const echoSchema = z.object({
  request: commandRequestSchema,
  env: z.record(z.string(), z.string()),
});

const textOf = (reply: AgentReply): string => {
  if (reply.kind === 'failure') throw new Error(JSON.stringify(reply));
  return reply.text;
};
const echoed = (reply: AgentReply) => {
  const said: unknown = JSON.parse(textOf(reply));
  return echoSchema.parse(said);
};
const problemOf = (reply: AgentReply) => {
  if (reply.kind === 'answer') throw new Error(reply.text);
  expect(reply.diagnostics).toHaveLength(1);
  return { again: reply.again, ...reply.diagnostics[0] };
};

test('an artifact is answered as its text, with what it took', async () => {
  const reply = await askOnce(`
    say({ type: 'progress', text: 'thinking' });
    say({ type: 'usage', inputTokens: 10, cachedInputTokens: 4, outputTokens: 2 });
    say({ type: 'usage', inputTokens: 5, cachedInputTokens: 0, outputTokens: 1 });
    ${ANSWERS}
  `);
  expect(reply).toEqual({
    kind: 'answer',
    text: JSON.stringify(artifact),
    usage: { inputTokens: 15, cachedInputTokens: 4, outputTokens: 3 },
  });
});

describe('what it is given', () => {
  test('a layer: the request as it is, the wanted schema, model and effort', async () => {
    const { request } = echoed(
      await askOnce(ECHOES, {
        identity: { name: 'test', model: 'gpt-5.5', effort: 'low' },
      }),
    );
    expect(request).toMatchObject({
      protocol: 1,
      messages: [{ kind: 'request' }],
      wanted: { kind: 'artifact' },
      model: 'gpt-5.5',
      effort: 'low',
    });
    expect(request.request).toEqual(layerRequest);
    expect(request.wanted.schema).toEqual(schemaFile('artifact'));
  });

  test('a plan', async () => {
    const talk = commandThat(ECHOES).open(planRequest);
    const { request, env } = echoed(await talk.ask({ kind: 'request' }, NEVER));
    expect(request.request).toEqual(planRequest);
    expect(request.wanted).toEqual({
      kind: 'plan',
      schema: schemaFile('plan'),
    });
    expect(request).toMatchObject({ model: null, effort: null });
    expect(env).toMatchObject({
      NX_SLICE_KIND: 'plan',
      NX_SLICE_LAYER: 'plan',
    });
  });

  test('later, all that was said before, but no message that came to nothing', async () => {
    const folder = makeFolder();
    const talk = commandThat(
      `const count = require('fs').readdirSync(${JSON.stringify(folder)}).length;
       require('fs').writeFileSync(${JSON.stringify(folder)} + '/' + count, '');
       if (count === 1) say({ type: 'failure', code: 'BUSY', message: 'busy', retryAfter: 5 });
       else ${ECHOES}`,
    ).open(layerRequest);
    const first = textOf(await talk.ask({ kind: 'request' }, NEVER));
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
          message: 'no',
          hint: null,
        },
      ],
    } as const;
    expect(await talk.ask(repair, NEVER)).toMatchObject({ retryAfter: 5 });
    const second = echoed(await talk.ask(repair, NEVER));
    expect(second.request.messages).toEqual([
      { kind: 'request' },
      { kind: 'answer', text: first },
      repair,
    ]);
    expect(second.env).toMatchObject({
      NX_SLICE_KIND: 'layer',
      NX_SLICE_SLICE: 'notes',
      NX_SLICE_LAYER: 'db',
      NX_SLICE_TURN: '2',
    });
  });

  test('a bookmark lets another process go on; one that is damaged begins anew', async () => {
    const agent = commandThat(ECHOES);
    const talk = agent.open(layerRequest);
    expect(talk.bookmark?.()).toBe(null);
    const first = textOf(await talk.ask({ kind: 'request' }, NEVER));
    const bookmark = talk.bookmark?.() ?? '';
    const ask = async (given: string) =>
      echoed(
        await agent
          .open(layerRequest, given)
          .ask({ kind: 'repair', diagnostics: [] }, NEVER),
      ).request.messages;
    expect(await ask(bookmark)).toEqual([
      { kind: 'request' },
      { kind: 'answer', text: first },
      { kind: 'repair', diagnostics: [] },
    ]);
    expect(await ask(bookmark.slice(1))).toEqual([
      { kind: 'repair', diagnostics: [] },
    ]);
  });

  test('of the environment only what is listed', async () => {
    const { env } = echoed(
      await askOnce(ECHOES, {
        env: ['MY_KEY', 'NOT_SET'],
        environment: {
          PATH: process.env['PATH'],
          HOME: '/home/me',
          MY_KEY: 'canary-listed',
          OTHER_KEY: 'canary-other',
        },
      }),
    );
    expect(env['MY_KEY']).toBe('canary-listed');
    expect(env['HOME']).toBe('/home/me');
    expect(JSON.stringify(env)).not.toContain('canary-other');
    expect(env).not.toHaveProperty('NOT_SET');
  });

  test('all of the environment of this process stays here', async () => {
    process.env['NX_SLICE_CANARY'] = 'canary';
    const reply = await askOnce(ECHOES, { environment: process.env });
    delete process.env['NX_SLICE_CANARY'];
    expect(textOf(reply)).not.toContain('canary');
  });
});

test('who it is comes from the options alone, also where it is not installed', () => {
  const options = {
    command: ['/not/installed'] as const,
    identity: { name: 'mine', version: '3', model: 'm' },
  };
  expect(commandThat('', options).identity).toEqual({
    kind: 'command:mine',
    version: '3',
    model: 'm',
    effort: null,
  });
});

describe('one diagnostic, with a hint, when', () => {
  test('there is no such program', async () => {
    expect(
      problemOf(await askOnce('', { command: ['no-such-program-here'] })),
    ).toMatchObject({
      code: 'COMMAND_NOT_FOUND',
      layer: 'db',
      stage: 'agent',
      again: false,
      message: 'There is no program "no-such-program-here"',
      hint: expect.stringContaining('Install it'),
    });
  });

  test('it is not executable', async () => {
    const cwd = makeFolder();
    writeFileSync(join(cwd, 'agent.sh'), '#!/bin/sh\n', { mode: 0o644 });
    expect(
      problemOf(await askOnce('', { command: ['./agent.sh'], cwd })),
    ).toMatchObject({
      code: 'COMMAND_NOT_EXECUTABLE',
      again: false,
      hint: expect.stringContaining('chmod +x'),
    });
  });

  test('it takes too long', async () => {
    expect(
      problemOf(
        await askOnce(
          `say({ type: 'progress', text: 'half' }); console.error('still here'); setInterval(() => {}, 1000);`,
          { timeout: 1_500 },
        ),
      ),
    ).toMatchObject({
      code: 'COMMAND_TIMED_OUT',
      again: true,
      message:
        'The command did not end within 1.5 s; it and all that it started were ended. The last that it told: half\nOn its standard error:\nstill here',
    });
  });

  test('it says too much', async () => {
    expect(
      problemOf(
        await askOnce(
          `for (;;) require('fs').writeSync(1, 'x'.repeat(65536));`,
          {
            limits: { output: 1e6 },
          },
        ),
      ),
    ).toMatchObject({ code: 'COMMAND_BEYOND_LIMIT', again: false });
  });

  test('somebody kills it', async () => {
    expect(
      problemOf(await askOnce(`process.kill(process.pid, 'SIGKILL');`)),
    ).toMatchObject({
      code: 'COMMAND_KILLED',
      again: true,
      message: expect.stringContaining('SIGKILL'),
    });
  });

  test('it fails, with what it said and what it may have missed', async () => {
    const problem = problemOf(
      await askOnce(
        `${ANSWERS} console.error('\\u001b[31mno key: hunter2-hunter2'); process.exitCode = 3;`,
        {
          env: ['MY_LOGIN', 'NOT_SET'],
          environment: {
            PATH: process.env['PATH'],
            MY_LOGIN: 'hunter2-hunter2',
          },
        },
      ),
    );
    expect(problem).toMatchObject({ code: 'COMMAND_FAILED', again: false });
    expect(problem.message).toBe(
      'The command ended with exit code 3, so that its answer does not count\nOn its standard error:\n\\u{1b}[31mno key: [scrubbed]',
    );
    expect(problem.hint).toContain('NOT_SET');
    expect(problem.hint).not.toContain('MY_LOGIN');
  });
});

test('a failure that it tells keeps its words, its cost and when to ask again', async () => {
  expect(
    await askOnce(`
      say({ type: 'usage', inputTokens: 9, cachedInputTokens: 0, outputTokens: 0 });
      say({ type: 'failure', code: 'BUSY', message: 'come back', hint: 'wait', again: true, retryAfter: 1200 });
      process.exitCode = 1;
    `),
  ).toEqual({
    kind: 'failure',
    again: true,
    retryAfter: 1200,
    usage: { inputTokens: 9, cachedInputTokens: 0, outputTokens: 0 },
    diagnostics: [
      {
        code: 'BUSY',
        severity: 'error',
        stage: 'agent',
        layer: 'db',
        file: null,
        range: null,
        message: 'come back',
        hint: 'wait',
      },
    ],
  });
});

const LEAVES_CHILDREN = (mark: string) =>
  `for (let i = 0; i < 2; i += 1) require('child_process').spawn('sleep', ['${mark}'], { stdio: 'inherit' });
   process.on('SIGTERM', () => {});
   setInterval(() => {}, 1000);`;

describe('two seconds later nothing of it is left', () => {
  test('after a deadline, not even what has left its group', async () => {
    const mark = `63.0${process.pid}`;
    const running = askOnce(
      `require('child_process').spawn('sleep', ['${mark}'], { detached: true, stdio: 'ignore' }).unref();
       setInterval(() => {}, 1000);`,
      { timeout: 1_500 },
    );
    await wait(1_200);
    expect(marked(mark)).toBe(1 + 1); // The program names it as well.
    expect(problemOf(await running)).toMatchObject({
      code: 'COMMAND_TIMED_OUT',
    });
    await wait(2_000);
    expect(marked(mark)).toBe(0);
  });

  test('after a deadline', async () => {
    const mark = `61.0${process.pid}`;
    const running = askOnce(LEAVES_CHILDREN(mark), { timeout: 1_500 });
    await wait(1_200);
    expect(marked(mark)).toBeGreaterThan(1);
    expect(problemOf(await running)).toMatchObject({
      code: 'COMMAND_TIMED_OUT',
    });
    await wait(2_000);
    expect(marked(mark)).toBe(0);
  });

  test('after an answer, of what was left to run in the background', async () => {
    const mark = `64.0${process.pid}`;
    expect(
      await askOnce(
        `require('child_process').spawn('sleep', ['${mark}'], { stdio: 'ignore' }).unref();
         ${ANSWERS}`,
      ),
    ).toMatchObject({ kind: 'answer' });
    await wait(2_000);
    expect(marked(mark)).toBe(0);
  });

  test('after an abort, which rejects with its reason', async () => {
    const mark = `62.0${process.pid}`;
    const controller = new AbortController();
    const running = commandThat(LEAVES_CHILDREN(mark))
      .open(layerRequest)
      .ask({ kind: 'request' }, controller.signal);
    const reason = new Error('stop');
    setTimeout(() => controller.abort(reason), 1_200);
    await expect(running).rejects.toBe(reason);
    await wait(2_000);
    expect(marked(mark)).toBe(0);
  });
});

/** The committed schema, but for its title: what a model is held to has none. */
function schemaFile(kind: string): unknown {
  const file = `../../../../schemas/json/${kind}.agent.schema.json`;
  const document: unknown = JSON.parse(
    readFileSync(join(import.meta.dirname, file), 'utf8'),
  );
  return { ...Object(document), title: undefined, description: undefined };
}
