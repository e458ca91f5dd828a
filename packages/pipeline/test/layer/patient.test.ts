import { expect, jest, test } from '@jest/globals';
import type { AgentMessage, AgentReply } from '../../src/agent.js';
import { diagnostic } from '../../src/diagnostics.js';
import type { PipelineEvent } from '../../src/events.js';
import { askPatiently, waitFor } from '../../src/layer/patient.js';

const busy = (retryAfter: number | null): AgentReply => ({
  kind: 'failure',
  again: false,
  retryAfter,
  diagnostics: [
    diagnostic({ code: 'AGENT_RATE_LIMITED', stage: 'agent', message: 'Busy' }),
  ],
});
const answer: AgentReply = { kind: 'answer', text: '{}' };

const askedWith = async (
  replies: readonly AgentReply[],
  signal = new AbortController().signal,
) => {
  const events: PipelineEvent[] = [];
  const rest = [...replies];
  const ask = jest.fn<(message: AgentMessage) => Promise<AgentReply>>(() =>
    Promise.resolve(rest.shift() ?? answer),
  );
  const reply = await askPatiently(
    ask,
    { kind: 'request' },
    { layer: 'db', onEvent: (event) => events.push(event), signal },
  );
  return { reply, ask, events };
};

test('what is busy is asked the same once more, after as long as it says', async () => {
  const begun = performance.now();
  const { reply, ask, events } = await askedWith([busy(150), busy(50)]);
  expect(performance.now() - begun).toBeGreaterThanOrEqual(195);
  expect(reply).toBe(answer);
  expect(ask).toHaveBeenCalledTimes(3);
  expect(ask).toHaveBeenLastCalledWith({ kind: 'request' });
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
