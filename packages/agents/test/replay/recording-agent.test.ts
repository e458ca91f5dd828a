import { describe, expect, test } from '@jest/globals';
import type { Agent, AgentReply } from '@nx-slice/pipeline';
import { recordingSchema, type Diagnostic } from '@nx-slice/schemas';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { says } from '../../src/scripted-agent.js';
import { artifact, layerRequest, planRequest } from '../command/a-command.js';
import { aFolder, NEVER, repair, scripted, talk } from './a-folder.js';

const usage = { inputTokens: 10, cachedInputTokens: 4, outputTokens: 2 };
const answer: AgentReply = { ...answerOf(artifact), usage };
const refusal: Diagnostic = {
  code: 'REFUSED',
  severity: 'error',
  stage: 'agent',
  layer: 'db',
  file: null,
  range: null,
  message: 'no',
  hint: null,
};
const gaveUp: AgentReply = {
  kind: 'failure',
  again: true,
  diagnostics: [refusal],
};
const busy: AgentReply = { ...gaveUp, kind: 'failure', retryAfter: null };

function answerOf(document: unknown) {
  return { kind: 'answer', text: JSON.stringify(document) } as const;
}

test('a whole conversation is one file', async () => {
  const folder = aFolder();
  const agent = folder.recording(scripted(says('bad'), answer));
  const messages = [{ kind: 'request' } as const, repair('no')];
  expect(await talk(agent, layerRequest, messages)).toEqual([
    says('bad'),
    answer,
  ]);
  const [name = '', ...more] = folder.names();
  expect(more).toEqual([]);
  expect(name).toMatch(/^notes\.db\.[0-9a-f]{20}\.1\.json$/);
  expect(recordingSchema.parse(JSON.parse(folder.read(name)))).toMatchObject({
    version: 1,
    agent: agent.identity,
    request: layerRequest,
    conversation: 1,
    turns: [
      { message: messages[0], reply: says('bad') },
      { message: messages[1], reply: answer },
    ],
  });
  expect(folder.warnings).toEqual([]);
});

test('the same conversations give the same bytes', async () => {
  const record = async () => {
    const folder = aFolder();
    const agent = folder.recording(scripted(answer, gaveUp, answer, answer));
    await talk(agent, layerRequest, [{ kind: 'request' }, repair('no')]);
    await talk(agent, layerRequest);
    await talk(agent, planRequest);
    return folder.bytes();
  };
  const first = await record();
  expect(Object.keys(first)).toHaveLength(3);
  expect(await record()).toEqual(first);
});

test('a request that differs in one character has a recording of its own', async () => {
  const folder = aFolder();
  const agent = folder.recording(scripted(answer, answer));
  await talk(agent, layerRequest);
  await talk(agent, { ...layerRequest, brief: `${layerRequest.brief} ` });
  expect(folder.names()).toHaveLength(2);
});

test('recording again replaces what was recorded, also when there was more', async () => {
  const folder = aFolder();
  const long = folder.recording(scripted(gaveUp, answer));
  await talk(long, layerRequest);
  await talk(long, layerRequest);
  expect(folder.names()).toHaveLength(2);
  const other = folder.recording(scripted(answer));
  await talk(other, { ...layerRequest, layer: 'db', feedback: ['x'] });
  expect(folder.names()).toHaveLength(3);
  await talk(folder.recording(scripted(answer)), layerRequest);
  expect(folder.names().filter((name) => name.endsWith('.2.json'))).toEqual([]);
  expect(folder.names()).toHaveLength(2);
});

describe('not recorded', () => {
  test('a reply that says to wait', async () => {
    const folder = aFolder();
    const agent = folder.recording(scripted(busy, answer));
    await talk(agent, layerRequest, [{ kind: 'request' }, { kind: 'request' }]);
    const [name = ''] = folder.names();
    expect(JSON.parse(folder.read(name))).toMatchObject({
      turns: [{ message: { kind: 'request' }, reply: answer }],
    });
  });

  test('a conversation that never got further than that, nor is it counted', async () => {
    const folder = aFolder();
    const agent = folder.recording(scripted(busy, answer));
    await talk(agent, layerRequest);
    expect(folder.names()).toEqual([]);
    await talk(agent, layerRequest);
    expect(folder.names()).toEqual([expect.stringMatching(/\.1\.json$/)]);
  });

  test('a turn that was aborted', async () => {
    const folder = aFolder();
    const controller = new AbortController();
    const agent = folder.recording(
      scripted(() => {
        controller.abort();
        return answer;
      }),
    );
    await agent.open(layerRequest).ask({ kind: 'request' }, controller.signal);
    expect(folder.names()).toEqual([]);
  });
});

describe('secrets', () => {
  const KEY = `sk-proj-${'a1'.repeat(20)}`;

  test('are in no byte of a recording', async () => {
    const folder = aFolder();
    const agent = folder.recording(
      scripted(answer, {
        ...gaveUp,
        kind: 'failure',
        diagnostics: [
          {
            ...refusal,
            message: 'login with hunter2-hunter2 failed',
            hint: KEY,
          },
        ],
      }),
      { MY_PASSWORD: 'hunter2-hunter2' },
    );
    const request = {
      ...layerRequest,
      brief: `Use ${KEY}.`,
      feedback: ['hunter2-hunter2'],
    };
    await talk(agent, request, [{ kind: 'request' }, repair(`Bearer ${KEY}`)]);
    const bytes = JSON.stringify(folder.bytes());
    expect(bytes).toContain('[scrubbed]');
    expect(bytes).not.toContain('hunter2-hunter2');
    expect(bytes).not.toContain('a1a1a1');

    // And it is found again, also where nobody knows that password.
    const replayed = await talk(
      folder.replaying({ environment: { MY_PASSWORD: 'hunter2-hunter2' } }),
      request,
    );
    expect(replayed).toEqual([answer]);
  });

  test('in an answer: it goes on as it is, is not recorded, and that is said', async () => {
    const folder = aFolder();
    const leaking = says({
      files: [{ path: 'a', content: KEY }],
      contracts: [],
    });
    const agent = folder.recording(scripted(answer, leaking, answer));
    const messages = [{ kind: 'request' } as const, repair('a'), repair('b')];
    expect(await talk(agent, layerRequest, messages)).toEqual([
      answer,
      leaking,
      answer,
    ]);
    expect(folder.names()).toEqual([]);
    expect(folder.warnings).toMatchObject([
      {
        code: 'RECORDING_HOLDS_SECRET',
        severity: 'warning',
        layer: 'db',
        hint: expect.any(String),
      },
    ]);
    expect(JSON.stringify(folder.warnings)).not.toContain('a1a1a1');
  });
});

describe('said, and the work goes on, when', () => {
  test('it cannot be written', async () => {
    const folder = aFolder();
    writeFileSync(join(folder.workspace, folder.folder), 'in the way');
    const agent = folder.recording(scripted(answer));
    expect(await talk(agent, layerRequest)).toEqual([answer]);
    expect(folder.warnings).toMatchObject([{ code: 'RECORDING_NOT_WRITTEN' }]);
  });

  test('an untyped agent answers with no text', async () => {
    const folder = aFolder();
    const agent = folder.recording({
      ...scripted(),
      open: () => ({
        ask: () => Promise.resolve(Object({ kind: 'answer', text: 7 })),
        close: () => Promise.resolve(),
      }),
    });
    expect(await talk(agent, layerRequest)).toMatchObject([{ text: 7 }]);
    expect(folder.warnings).toMatchObject([{ code: 'RECORDING_NOT_MADE' }]);
    expect(folder.names()).toEqual([]);
  });
});

test('it is the agent that it records in every other way', () => {
  const folder = aFolder();
  const agent: Agent = { ...scripted(), trusted: true };
  expect(folder.recording(agent)).toMatchObject({
    identity: agent.identity,
    trusted: true,
  });
  expect(folder.recording(scripted())).not.toHaveProperty('trusted');
  expect(folder.recording(scripted()).open(layerRequest)).not.toHaveProperty(
    'bookmark',
  );
});

describe('a conversation that another process goes on with', () => {
  /** Its bookmark is how many messages it has heard. */
  const resumable = (): Agent => ({
    identity: { kind: 'x', version: '1', model: null, effort: null },
    open: (_, bookmark = '0') => {
      let heard = Number(bookmark);
      return {
        ask: () => {
          heard += 1;
          return Promise.resolve(says(heard));
        },
        bookmark: () => (heard === 0 ? null : String(heard)),
        close: () => Promise.resolve(),
      };
    },
  });

  test('is one recording', async () => {
    const folder = aFolder();
    const first = folder.recording(resumable()).open(layerRequest);
    expect(first.bookmark?.()).toBe(null);
    await first.ask({ kind: 'request' }, NEVER);
    const bookmark = first.bookmark?.() ?? '';
    const agent = folder.recording(resumable());
    const second = agent.open(layerRequest, bookmark);
    expect(await second.ask(repair('no'), NEVER)).toEqual(says(2));
    await talk(agent, layerRequest);
    expect(folder.names()).toHaveLength(2);
    const messages = [{ kind: 'request' } as const, repair('no')];
    const replaying = folder.replaying();
    expect(await talk(replaying, layerRequest, messages)).toEqual([
      says(1),
      says(2),
    ]);
    expect(await talk(replaying, layerRequest)).toEqual([says(1)]);
    expect(folder.warnings).toEqual([]);
  });

  test.each(['1', '{"conversation":7,"inner":"1"}'])(
    'is not recorded when its beginning was not (%s)',
    async (bookmark) => {
      const folder = aFolder();
      const talking = folder
        .recording(resumable())
        .open(layerRequest, bookmark);
      expect(await talking.ask(repair('no'), NEVER)).toEqual(says(2));
      expect(folder.names()).toEqual([]);
      expect(folder.warnings).toMatchObject([{ code: 'RECORDING_INCOMPLETE' }]);
    },
  );
});
