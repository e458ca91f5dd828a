import { describe, expect, test } from '@jest/globals';
import type { LayerRequest } from '@nx-slice/pipeline';
import { agentConformance } from '../src/conformance.js';
import { createScriptedAgent, says } from '../src/scripted-agent.js';

const request: LayerRequest = {
  kind: 'layer',
  slice: 'notes',
  layer: 'db',
  brief: '',
  section: {
    version: 1,
    layer: 'db',
    plan: {
      name: 'notes',
      intent: '',
      entities: [],
      operations: [],
      acceptance: [],
      briefs: [],
    },
  },
  contracts: [],
  roots: ['src/db/'],
  feedback: [],
};
const artifact = { files: [], contracts: [] };

describe('the scripted agent', () => {
  for (const { name, run } of agentConformance({
    createAgent: () =>
      createScriptedAgent({ db: [says(artifact), says(artifact)] }),
    request,
  })) {
    test(name, run);
  }
});

const signal = new AbortController().signal;

test('it says what it was told to, and records what it was asked', async () => {
  const agent = createScriptedAgent({ db: [says(artifact)] });
  const talk = agent.open(request);
  expect(agent.openConversations()).toBe(1);
  expect(await talk.ask({ kind: 'request' }, signal)).toEqual(says(artifact));
  expect(await talk.ask({ kind: 'request' }, signal)).toMatchObject({
    kind: 'failure',
    again: false,
    diagnostics: [{ code: 'SCRIPT_USED_UP' }],
  });
  await talk.close();
  expect(agent.openConversations()).toBe(0);
  expect(agent.calls).toHaveLength(2);
});

describe('the conformance suite refuses an agent that', () => {
  const broken = (ask: () => Promise<ReturnType<typeof says>>) =>
    agentConformance({
      createAgent: () => ({
        identity: { kind: 'x', version: '1', model: null, effort: null },
        open: () => ({ ask, close: () => Promise.resolve() }),
      }),
      request,
    });
  const failures = async (ask: () => Promise<ReturnType<typeof says>>) => {
    const outcomes = await Promise.allSettled(
      broken(ask).map(({ run }) => run()),
    );
    return outcomes.filter(({ status }) => status === 'rejected').length;
  };

  test('throws', async () => {
    expect(
      await failures(() => Promise.reject(new Error('crash'))),
    ).toBeGreaterThan(3);
  });

  test('does not heed the signal', async () => {
    expect(await failures(() => Promise.resolve(says(artifact)))).toBe(1);
  });
});
