import {
  afterAll,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from '@jest/globals';
import { fork, type ChildProcess } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCodexAgent } from '../../src/codex/index.js';
import { createCodex, KEY, processesBelow, until } from './support/a-codex.js';
import { ev, refuse, reply, saying } from './support/fake-responses.js';
import { aLayerRequest, wrapped } from './support/requests.js';

jest.setTimeout(60_000);

/** What the SDK or the program does on its own would end this process, or leave something behind. */
const codex = await createCodex({}, saying(wrapped()));
const { agent, fake, options } = codex;
const never = new AbortController().signal;
const request = aLayerRequest();
afterAll(codex.dispose);
beforeEach(() => {
  fake.requests.length = 0;
  fake.script = saying(wrapped());
});

const asking = async (
  one = agent,
  signal: AbortSignal = never,
  given = request,
) => {
  const talk = one.open(given);
  try {
    return await talk.ask({ kind: 'request' }, signal);
  } finally {
    await talk.close();
  }
};
const schemaFolders = () =>
  readdirSync(tmpdir()).filter((name) => name.startsWith('codex-output-schema'))
    .length;

test('a megabyte of prompt into a Codex that ends at once is a failure, and does not end this process', async () => {
  const long = Array.from({ length: 8 }, () => 'x'.repeat(119_000));
  // No whole number: Codex does not accept its configuration.
  const broken = createCodexAgent({ ...options, deadlines: { idle: 0.5 } });
  expect(
    await asking(broken, never, aLayerRequest({ feedback: long })),
  ).toMatchObject({
    kind: 'failure',
    again: false,
    diagnostics: [{ code: 'AGENT_SETUP' }],
  });
  expect(fake.requests).toHaveLength(0);
});

test('an abort while a megabyte of prompt is written is an abort', async () => {
  const long = Array.from({ length: 8 }, () => 'x'.repeat(119_000));
  for (const delay of [0, 5, 20, 60]) {
    const stop = new AbortController();
    const asked = asking(agent, stop.signal, aLayerRequest({ feedback: long }));
    setTimeout(() => stop.abort(new Error('stop')), delay);
    await expect(asked).rejects.toThrow('stop');
  }
  expect(processesBelow(codex.home)).toEqual([]);
});

test('an abort just after a failed turn does no harm', async () => {
  fake.script = (_request, response) => refuse(response, 500);
  for (let count = 0; count < 3; count += 1) {
    const late = new AbortController();
    expect(await asking(agent, late.signal)).toMatchObject({ kind: 'failure' });
    late.abort();
    await new Promise((resolve) => setImmediate(resolve));
  }
});

test('an abort ends Codex and its request, and leaves no file', async () => {
  const before = schemaFolders();
  const stop = new AbortController();
  fake.script = (_request, response) => {
    reply(response, [ev.created()], { end: false });
    setTimeout(() => stop.abort(new Error('stop')), 100);
  };
  await expect(asking(agent, stop.signal)).rejects.toThrow('stop');
  expect(await until(() => fake.requests[0]?.closedEarly === true)).toBe(true);
  expect(processesBelow(codex.home)).toEqual([]);
  expect(schemaFolders()).toBe(before);
  expect(codex.folders()).toEqual([]);
});

test('what ends one turn does not end the next one in the same place', async () => {
  const stop = new AbortController();
  const talk = agent.open(request);
  fake.script = () => stop.abort(new Error('stop'));
  await expect(talk.ask({ kind: 'request' }, stop.signal)).rejects.toThrow(
    'stop',
  );
  // Longer than Codex is given to end by itself.
  fake.script = (given, response) =>
    setTimeout(() => saying(wrapped())(given, response), 1_500);
  expect(await talk.ask({ kind: 'request' }, never)).toMatchObject({
    kind: 'answer',
  });
  await talk.close();
});

test('closing a conversation ends the turn that runs', async () => {
  fake.script = () => undefined;
  const talk = agent.open(request);
  const asked = talk.ask({ kind: 'request' }, never);
  const outcome = expect(asked).rejects.toThrow('closed');
  await until(() => fake.requests.length === 1);
  await talk.close();
  await outcome;
  expect(codex.folders()).toEqual([]);
});

test('a service that never begins to answer ends in our own deadline', async () => {
  fake.script = () => undefined;
  const hasty = createCodexAgent({ ...options, deadlines: { turn: 5_000 } });
  const started = performance.now();
  expect(await asking(hasty)).toMatchObject({
    kind: 'failure',
    again: true,
    diagnostics: [{ code: 'AGENT_TIMEOUT' }],
  });
  expect(performance.now() - started).toBeLessThan(15_000);
  expect(await until(() => fake.requests[0]?.closedEarly === true)).toBe(true);
});

test('a connection that is refused is tried once, not for ever', async () => {
  const started = performance.now();
  const lost = createCodexAgent({
    ...options,
    provider: { baseUrl: 'http://127.0.0.1:9/v1' },
  });
  expect(await asking(lost)).toMatchObject({
    kind: 'failure',
    again: true,
    retryAfter: null,
    diagnostics: [{ code: 'AGENT_UNAVAILABLE' }],
  });
  expect(performance.now() - started).toBeLessThan(10_000);
});

test('a service that fails is asked once, for the pipeline counts', async () => {
  fake.script = (_request, response) => refuse(response, 500);
  await asking();
  expect(fake.requests).toHaveLength(1);
});

test('of several messages the last one counts', async () => {
  fake.script = (_request, response) =>
    reply(response, [
      ev.created(),
      ev.message('Let me think.'),
      ev.message(wrapped()),
      ev.completed(),
    ]);
  expect(await asking()).toMatchObject({
    text: expect.stringContaining('"files"'),
  });
});

describe('a process that asks and is ended leaves no Codex behind:', () => {
  const start = (): ChildProcess =>
    fork(join(import.meta.dirname, 'support/asks-for-ever.mjs'), [], {
      env: {
        PATH: process.env['PATH'],
        OPTIONS: JSON.stringify({
          ...options,
          env: { PATH: process.env['PATH'], CODEX_API_KEY: KEY },
        }),
        REQUEST: JSON.stringify(request),
      },
      stdio: 'ignore',
    });

  test.each(['SIGKILL', 'SIGINT'] as const)('%s', async (signal) => {
    fake.script = (_request, response) =>
      reply(response, [ev.created()], { end: false });
    const before = schemaFolders();
    const child = start();
    await until(() => fake.requests.length === 1, 20_000);
    expect(processesBelow(codex.home).length).toBeGreaterThan(0);
    child.kill(signal);
    expect(
      await until(() => processesBelow(codex.home).length === 0, 2_000),
    ).toBe(true);
    expect(fake.requests[0]?.closedEarly).toBe(true);
    expect(await until(() => schemaFolders() <= before, 1_000)).toBe(true);
  });
});

test('eight conversations at once', async () => {
  const WAIT = 1_000;
  fake.script = (given, response) =>
    setTimeout(() => saying(wrapped())(given, response), WAIT);
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      asking(agent, never, aLayerRequest({ slice: `words-${index}` })),
    ),
  );
  expect(answers.map(({ kind }) => kind)).toEqual(
    Array.from({ length: 8 }, () => 'answer'),
  );
});
