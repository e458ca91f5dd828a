import {
  afterAll,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from '@jest/globals';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AgentMessage, Conversation } from '@nx-slice/pipeline';
import { diagnostic } from '@nx-slice/pipeline';
import { agentConformance } from '../../src/conformance.js';
import { createCodexAgent, forgetBookmark } from '../../src/codex/index.js';
import { createCodex, KEY, MODEL, until } from './support/a-codex.js';
import {
  ev,
  lastText,
  refuse,
  reply,
  saying,
} from './support/fake-responses.js';
import {
  aLayerRequest,
  aPlan,
  aPlanRequest,
  ARTIFACT,
  wrapped,
} from './support/requests.js';

jest.setTimeout(60_000);

const request = aLayerRequest();
const never = new AbortController().signal;
const REPAIR: AgentMessage = {
  kind: 'repair',
  diagnostics: [
    diagnostic({
      code: 'TS2322',
      stage: 'typecheck',
      file: 'src/db/index.ts',
      range: { start: { line: 3, column: 14 }, end: { line: 3, column: 20 } },
      message: 'Type string is not assignable to type number',
      hint: 'Give a number.',
    }),
  ],
};

const codex = await createCodex({}, saying(wrapped()));
const { agent, fake, folders } = codex;
afterAll(codex.dispose);
beforeEach(() => {
  fake.requests.length = 0;
  fake.script = saying(wrapped());
});

async function talking<T>(
  work: (talk: Conversation) => Promise<T>,
  given = request,
): Promise<T> {
  const talk = agent.open(given);
  try {
    return await work(talk);
  } finally {
    await talk.close();
  }
}

describe('the agent codex', () => {
  for (const { name, run } of agentConformance({
    createAgent: () => createCodexAgent(codex.options),
    request,
  })) {
    test(name, run);
  }
});

describe('a conversation without tools', () => {
  test('asks for the artifact, offers no tools, and sends our instructions, the message and the strict schema', async () => {
    const answer = await talking((talk) =>
      talk.ask({ kind: 'request' }, never),
    );
    expect(answer).toEqual({
      kind: 'answer',
      text: JSON.stringify(ARTIFACT),
      usage: { inputTokens: 1000, cachedInputTokens: 700, outputTokens: 40 },
    });
    const [sent] = fake.requests;
    expect(sent?.body.model).toBe(MODEL);
    expect(sent?.body.input).toHaveLength(2);
    expect(sent?.body.tools ?? []).toEqual([]);
    expect(JSON.stringify(sent?.body.input)).not.toContain('additional_tools');
    expect(sent?.body.text?.format?.strict).toBe(true);
    expect(sent?.headers.authorization).toBe(`Bearer ${KEY}`);
    expect(JSON.stringify(sent?.body.reasoning)).toContain('medium');
  });

  test('goes on with diagnostics, model and schema included, and counts each turn by itself', async () => {
    await talking(async (talk) => {
      await talk.ask({ kind: 'request' }, never);
      const second = await talk.ask(REPAIR, never);
      const third = await talk.ask(REPAIR, never);
      expect([second.usage, third.usage]).toEqual([
        { inputTokens: 1000, cachedInputTokens: 700, outputTokens: 40 },
        { inputTokens: 1000, cachedInputTokens: 700, outputTokens: 40 },
      ]);
    });
    const [first, second, third] = fake.requests;
    expect(lastText(second)).toContain(
      '- src/db/index.ts:3:14 error TS2322 (typecheck): Type string is not assignable to type number\n  hint: Give a number.',
    );
    expect(JSON.stringify(second?.body.input)).toContain(
      JSON.stringify(first?.body.input).slice(1, -1),
    );
    for (const later of [second, third]) {
      expect(later?.body.model).toBe(MODEL);
      expect(later?.body.text).toEqual(first?.body.text);
    }
  });

  test('an answer without a message is empty, for the judge to refuse', async () => {
    fake.script = (_request, response) =>
      reply(response, [ev.created(), ev.refusal('no'), ev.completed()]);
    expect(
      await talking((talk) => talk.ask({ kind: 'request' }, never)),
    ).toMatchObject({ kind: 'answer', text: '' });
  });

  test('a text of another form goes to the judge as it is', async () => {
    fake.script = saying('Sure, here it is.');
    expect(
      await talking((talk) => talk.ask({ kind: 'request' }, never)),
    ).toMatchObject({ kind: 'answer', text: 'Sure, here it is.' });
  });

  test('a message that Codex would not take is never sent', async () => {
    const long = Array.from({ length: 10 }, () => 'x'.repeat(119_999));
    const answer = await talking(
      (talk) => talk.ask({ kind: 'request' }, never),
      aLayerRequest({ feedback: long }),
    );
    expect(answer).toMatchObject({
      kind: 'failure',
      again: false,
      diagnostics: [{ code: 'AGENT_TOO_LONG', layer: 'db' }],
    });
    expect(fake.requests).toHaveLength(0);
  });

  test('two questions at once are asked one after the other', async () => {
    await talking(async (talk) => {
      const both = await Promise.all([
        talk.ask({ kind: 'request' }, never),
        talk.ask(REPAIR, never),
      ]);
      expect(both.map(({ kind }) => kind)).toEqual(['answer', 'answer']);
    });
    expect(fake.requests[1]?.body.input).toHaveLength(4);
  });

  test('what failed before anything was answered is asked anew, not twice', async () => {
    await talking(async (talk) => {
      fake.script = (_request, response) => refuse(response, 503);
      expect(await talk.ask({ kind: 'request' }, never)).toMatchObject({
        kind: 'failure',
        again: true,
        retryAfter: null,
      });
      fake.script = saying(wrapped());
      expect(await talk.ask({ kind: 'request' }, never)).toMatchObject({
        kind: 'answer',
        usage: { inputTokens: 1000 },
      });
    });
    expect(fake.requests[1]?.body.input).toHaveLength(2);
  });
});

describe('a plan', () => {
  test('is asked for with what the request refers to, and comes without its wrapping', async () => {
    fake.script = saying(JSON.stringify({ plan: aPlan, artifact: null }));
    const talk = agent.open(
      aPlanRequest({
        referred: [
          {
            name: 'tasks',
            entities: aPlan.entities,
            contract: {
              version: 1,
              layer: 'plan',
              declarations: [
                { path: 'src/contract/tasks.ts', content: 'export {}; // T' },
              ],
              promises: [],
            },
          },
        ],
      }),
    );
    const answer = await talk.ask({ kind: 'request' }, never);
    await talk.close();
    expect(answer).toMatchObject({ text: JSON.stringify(aPlan) });
    const message = lastText(fake.requests[0]);
    expect(message).toContain('# The slice tasks');
    expect(message).toContain('export {}; // T');
    expect(message).toContain('"Keep words."');
  });

  test('has the very schema that layers have', async () => {
    const talk = agent.open(aPlanRequest());
    await talk.ask({ kind: 'request' }, never);
    await talk.close();
    await talking((other) => other.ask({ kind: 'request' }, never));
    const [plan, layer] = fake.requests;
    expect(plan?.body.text?.format?.schema).toEqual(
      layer?.body.text?.format?.schema,
    );
  });
});

describe('a bookmark', () => {
  test('another process goes on with the conversation, and counts from where it was', async () => {
    const first = agent.open(request);
    expect(first.bookmark?.()).toBeNull();
    await first.ask({ kind: 'request' }, never);
    const bookmark = first.bookmark?.() ?? '';
    await first.close();
    expect(folders()).toHaveLength(1);
    expect(bookmark).not.toContain(KEY);

    const second = createCodexAgent(codex.options).open(request, bookmark);
    expect(await second.ask(REPAIR, never)).toMatchObject({
      kind: 'answer',
      usage: { inputTokens: 1000, outputTokens: 40 },
    });
    const later = second.bookmark?.() ?? '';
    await second.close();
    const [asked, repaired] = fake.requests;
    expect(JSON.stringify(repaired?.body.input)).toContain(
      JSON.stringify(asked?.body.input).slice(1, -1),
    );

    forgetBookmark(codex.home, later);
    expect(folders()).toEqual([]);
  });

  test('is known while a turn runs, so that an interrupted one can be gone on with', async () => {
    const stop = new AbortController();
    fake.script = (_request, response) =>
      reply(response, [ev.created()], { end: false });
    const talk = agent.open(request);
    const asked = talk.ask({ kind: 'request' }, stop.signal);
    await until(() => talk.bookmark?.() != null);
    await until(() => fake.requests.length === 1);
    const bookmark = talk.bookmark?.() ?? '';
    stop.abort(new Error('interrupted'));
    await expect(asked).rejects.toThrow('interrupted');
    await talk.close();

    fake.script = saying(wrapped());
    const again = agent.open(request, bookmark);
    expect(await again.ask({ kind: 'request' }, never)).toMatchObject({
      kind: 'answer',
    });
    await again.close();
    forgetBookmark(codex.home, bookmark);
    expect(folders()).toEqual([]);
  });

  test('of a conversation that is gone: everything is asked from the start', async () => {
    const first = agent.open(request);
    await first.ask({ kind: 'request' }, never);
    const bookmark = first.bookmark?.() ?? '';
    await first.close();
    forgetBookmark(codex.home, bookmark);

    for (const gone of [bookmark, 'nonsense', '{"folder":"../.."}']) {
      fake.requests.length = 0;
      const talk = agent.open(request, gone);
      await talk.ask(REPAIR, never);
      await talk.close();
      expect(lastText(fake.requests[0])).toContain('Write the layer db now.');
      expect(lastText(fake.requests[0])).toContain('TS2322');
    }
    expect(folders()).toEqual([]);
  });

  test('a name that leads elsewhere removes nothing', () => {
    const outside = join(codex.home, 'other');
    mkdirSync(outside);
    forgetBookmark(
      codex.home,
      JSON.stringify({
        version: 1,
        folder: 'other',
        thread: 't',
        turns: 0,
        total: { inputTokens: 0, cachedInputTokens: 0, outputTokens: 0 },
      }),
    );
    expect(existsSync(outside)).toBe(true);
  });
});

test('without a bookmark nothing is left behind', async () => {
  await talking((talk) => talk.ask({ kind: 'request' }, never));
  expect(folders()).toEqual([]);
});
