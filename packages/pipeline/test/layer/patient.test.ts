import { expect, jest, test } from '@jest/globals';
import { fail, ok } from '@nx-slice/schemas';
import type { AgentReply } from '../../src/agent.js';
import type { TurnEnd, Turns } from '../../src/budget/turns.js';
import { diagnostic } from '../../src/diagnostics.js';
import type { PipelineEvent } from '../../src/events.js';
import { askPatiently, waitFor } from '../../src/layer/patient.js';

const problem = diagnostic({
  code: 'AGENT_RATE_LIMITED',
  stage: 'agent',
  message: 'Busy',
});
const busy = (retryAfter: number | null): AgentReply => ({
  kind: 'failure',
  again: false,
  retryAfter,
  diagnostics: [problem],
});
const usage = { inputTokens: 1, cachedInputTokens: 0, outputTokens: 1 };
const answer: AgentReply = { kind: 'answer', text: '{}', usage };

const identity = { kind: 'a', version: '1', model: 'm', effort: null };

/** Turns for everybody, and how they ended. */
function countedTurns(deadline: number | null = null) {
  const ends: TurnEnd[] = [];
  const turns: Turns = {
    costOf: () => null,
    take: () =>
      Promise.resolve(
        ok({
          deadline,
          end: (how) => {
            ends.push(how);
            return Promise.resolve([]);
          },
        }),
      ),
  };
  return { turns, ends };
}

const askedWith = async (
  replies: readonly AgentReply[],
  signal = new AbortController().signal,
  turns?: Turns,
  trusted?: boolean,
) => {
  const events: PipelineEvent[] = [];
  const rest = [...replies];
  const ask = jest.fn<(signal: AbortSignal) => Promise<AgentReply>>(() =>
    Promise.resolve(rest.shift() ?? answer),
  );
  const asked = await askPatiently(ask, {
    agent: { identity, ...(trusted === undefined ? {} : { trusted }) },
    slice: 'words',
    layer: 'db',
    turns,
    onEvent: (event) => events.push(event),
    signal,
  });
  return {
    asked,
    reply: asked.ok ? asked.value.reply : undefined,
    ask,
    events,
  };
};

test('what is busy is asked the same once more, after as long as it says', async () => {
  const begun = performance.now();
  const { reply, ask, events } = await askedWith([busy(150), busy(50)]);
  expect(performance.now() - begun).toBeGreaterThanOrEqual(195);
  expect(reply).toBe(answer);
  expect(ask).toHaveBeenCalledTimes(3);
  expect(events).toMatchObject([
    { type: 'waiting', layer: 'db', milliseconds: 150 },
    { type: 'waiting', milliseconds: 50 },
  ]);
});

test('not for ever', async () => {
  const { reply, ask } = await askedWith(
    Array.from({ length: 9 }, () => busy(1)),
  );
  expect(reply).toMatchObject({ kind: 'failure' });
  expect(ask).toHaveBeenCalledTimes(6);
});

test('a refusal is not asked again', async () => {
  const refusal: AgentReply = { kind: 'failure', again: true, diagnostics: [] };
  const { reply, ask } = await askedWith([refusal]);
  expect(reply).toBe(refusal);
  expect(ask).toHaveBeenCalledTimes(1);
});

test('Ctrl-C ends the wait at once', async () => {
  const controller = new AbortController();
  const reason = new Error('stop');
  setTimeout(() => controller.abort(reason), 30);
  const begun = performance.now();
  await expect(askedWith([busy(60_000)], controller.signal)).rejects.toBe(
    reason,
  );
  expect(performance.now() - begun).toBeLessThan(5_000);
});

test('each question is a turn; while it waits it has none, and the others wait with it', async () => {
  const { turns, ends } = countedTurns();
  await askedWith([busy(20)], undefined, turns);
  expect(ends).toEqual([
    { kind: 'busy', usage: undefined, pause: 20 },
    { kind: 'answer', usage },
  ]);
});

test('a turn is given back also when it is interrupted', async () => {
  const { turns, ends } = countedTurns();
  const controller = new AbortController();
  const asked = askPatiently(
    (signal) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        controller.abort(new Error('stop'));
      }),
    {
      agent: { identity },
      slice: 'words',
      layer: 'db',
      turns,
      onEvent: () => undefined,
      signal: controller.signal,
    },
  );
  await expect(asked).rejects.toThrow('stop');
  expect(ends).toEqual([{ kind: 'lost', usage: undefined }]);
});

test('an attempt ends at its deadline, and the next one begins anew', async () => {
  const { turns, ends } = countedTurns(30);
  const asked = await askPatiently(
    (signal) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      }),
    {
      agent: { identity },
      slice: 'words',
      layer: 'db',
      turns,
      onEvent: () => undefined,
      signal: new AbortController().signal,
    },
  );
  expect(asked).toMatchObject({
    value: {
      reply: { again: true, diagnostics: [{ code: 'ATTEMPT_OUT_OF_TIME' }] },
    },
  });
  expect(ends).toMatchObject([{ kind: 'failure' }]);
});

test('who may not ask does not ask; templates of ours need no turn', async () => {
  const turns: Turns = {
    costOf: () => null,
    take: () => Promise.resolve(fail([problem])),
  };
  const { asked, ask } = await askedWith([], undefined, turns);
  expect(asked).toEqual(fail([problem]));
  expect(ask).not.toHaveBeenCalled();
  expect((await askedWith([], undefined, turns, true)).reply).toBe(answer);
});

test('longer each time where nothing was said; what is too long is not waited for', () => {
  expect([1, 2, 3, 4, 5, 6].map((times) => waitFor(null, times))).toEqual([
    2_000,
    4_000,
    8_000,
    16_000,
    32_000,
    null,
  ]);
  expect(waitFor(3_600_000, 1)).toBeNull();
});
