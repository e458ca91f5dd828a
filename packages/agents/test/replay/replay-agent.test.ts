import { describe, expect, test } from '@jest/globals';
import type {
  AgentMessage,
  AgentReply,
  LayerRequest,
} from '@nx-slice/pipeline';
import { recordingSchema } from '@nx-slice/schemas';
import { says } from '../../src/scripted-agent.js';
import { layerRequest, planRequest } from '../command/a-command.js';
import {
  aFolder,
  NEVER,
  problemOf,
  repair,
  scripted,
  talk,
} from './a-folder.js';

const request: AgentMessage = { kind: 'request' };
const usage = { inputTokens: 1, cachedInputTokens: 0, outputTokens: 1 };
const one: AgentReply = { kind: 'answer', text: '1', usage };
const two = says(2);
const three = says(3);
const gaveUp: AgentReply = {
  kind: 'failure',
  again: true,
  diagnostics: [],
  usage,
};

/** Two conversations about a layer, one about a plan. */
async function recorded() {
  const folder = aFolder();
  const agent = folder.recording(scripted(one, gaveUp, two));
  await talk(agent, layerRequest, [request, repair('no')]);
  await talk(agent, layerRequest);
  await talk(folder.recording(scripted(three)), planRequest);
  return { ...folder, agent };
}

test('conversations about the same request come back in their order, with what they took', async () => {
  const folder = await recorded();
  const replaying = folder.replaying();
  expect(await talk(replaying, layerRequest, [request, repair('no')])).toEqual([
    one,
    gaveUp,
  ]);
  expect(await talk(replaying, layerRequest)).toEqual([two]);
  expect(await talk(replaying, planRequest)).toEqual([three]);
});

test('it is whoever was recorded; where nobody was, the replay agent', async () => {
  const folder = await recorded();
  expect(folder.replaying().identity).toEqual(folder.agent.identity);
  expect(aFolder().replaying().identity).toMatchObject({ kind: 'replay' });
});

test('another process goes on where the first one was', async () => {
  const folder = await recorded();
  const first = folder.replaying().open(layerRequest);
  expect(first.bookmark?.()).toBe(null);
  await first.ask(request, NEVER);
  const bookmark = first.bookmark?.() ?? '';
  const second = folder.replaying().open(layerRequest, bookmark);
  expect(await second.ask(repair('no'), NEVER)).toEqual(gaveUp);
  const third = folder.replaying().open(layerRequest, 'no bookmark');
  expect(await third.ask(request, NEVER)).toEqual(one);
});

describe('a miss', () => {
  const miss = async (
    asked: Parameters<typeof talk>[1],
    messages: readonly AgentMessage[] = [request],
  ) => {
    const folder = await recorded();
    const replies = await talk(folder.replaying(), asked, messages);
    const reply = replies.at(-1);
    expect(reply).toMatchObject({ again: false });
    return problemOf(reply);
  };

  test('of the request names the nearest recording, of the same layer first, and shows the difference', async () => {
    const problem = await miss({
      ...layerRequest,
      brief: 'Write the layer.\nÜber vieles.',
      feedback: [],
    });
    const file = /notes\.db\.[0-9a-f]{20}\.1\.json/.exec(problem.file ?? '');
    expect({
      ...problem,
      message: problem.message.replaceAll(file?.[0] ?? '?', 'FILE'),
    }).toEqual({
      code: 'REPLAY_MISS',
      severity: 'error',
      stage: 'agent',
      layer: 'db',
      file: `recordings/${file?.[0]}`,
      range: null,
      message: [
        'Nothing is recorded for this request of notes:db. The nearest recording is recordings/FILE; - is recorded, + is asked now:',
        '…',
        '   Write the layer.',
        '-  Über alles.',
        '+  Über vieles.',
        ' contracts:',
        '…',
        '     version: 1',
        '-feedback:',
        '-  - "shorter, please"',
        '+feedback: []',
        ' kind: "layer"',
      ].join('\n'),
      hint: 'If the change is meant, record it where an agent may be asked (--record), and commit the recordings; else take it back.',
    });
  });

  test('of a layer without recordings shows what differs least', async () => {
    const problem = await miss({ ...layerRequest, layer: 'main' });
    expect(problem.file).toContain('notes.db.');
    expect(problem.message).toContain('-layer: "db"\n+layer: "main"');
  });

  test('with a long difference shows its beginning, and how much there is', async () => {
    const problem = await miss({
      ...planRequest,
      brief: Array.from({ length: 300 }, (_, index) => `line ${index}`).join(
        '\n',
      ),
    });
    expect(problem.file).toContain('notes.plan.');
    expect(problem.message.length).toBeLessThan(3_000);
    expect(problem.message).toContain('more lines)');
  });

  describe('with several recordings', () => {
    const manyLines = (word: string): string =>
      Array.from({ length: 50 }, (_, index) => `${word} ${index}`).join('\n');
    const nearest = async (
      recordings: readonly LayerRequest[],
      asked: LayerRequest,
    ) => {
      const folder = aFolder();
      for (const given of recordings) {
        await talk(folder.recording(scripted(one)), given);
      }
      const [reply] = await talk(folder.replaying(), asked);
      const name = problemOf(reply).file?.replace('recordings/', '') ?? '';
      return recordingSchema.parse(JSON.parse(folder.read(name))).request;
    };
    const db: LayerRequest = { ...layerRequest, brief: manyLines('db') };
    const main: LayerRequest = { ...layerRequest, layer: 'main' };

    test('the same layer comes before one that differs less', async () => {
      expect(await nearest([db, main], layerRequest)).toEqual(db);
    });

    test('of the same layer the one that differs least comes first', async () => {
      const other = { ...layerRequest, brief: manyLines('other') };
      const feedback = ['more'];
      expect(await nearest([db, other], { ...db, feedback })).toEqual(db);
      expect(await nearest([db, other], { ...other, feedback })).toEqual(other);
    });
  });

  test('of a message shows it beside the recorded one', async () => {
    const problem = await miss(layerRequest, [request, repair('yes')]);
    expect(problem).toMatchObject({
      code: 'REPLAY_MISS',
      message: [
        'Message 2 is not the recorded one; - is recorded, + is asked now:',
        '…',
        '     layer: "db"',
        '-    message: "no"',
        '+    message: "yes"',
        '     range:',
      ].join('\n'),
    });
  });

  test('of one message more than were recorded', async () => {
    const problem = await miss(layerRequest, [
      request,
      repair('no'),
      repair('again'),
    ]);
    expect(problem.message).toContain('The recording ends after 2 messages');
    expect(problem.message).toContain('+    message: "again"');
  });

  test('of one conversation more than were recorded', async () => {
    const folder = await recorded();
    const replaying = folder.replaying();
    for (let n = 0; n < 2; n += 1) await talk(replaying, layerRequest);
    const [reply] = await talk(replaying, layerRequest);
    expect(problemOf(reply)).toMatchObject({
      code: 'REPLAY_MISS',
      message:
        'Conversation 3 about this request of notes:db is not recorded; 2 are',
    });
  });

  test('where nothing is recorded at all', async () => {
    const [reply] = await talk(aFolder().replaying(), layerRequest);
    expect(problemOf(reply)).toMatchObject({
      code: 'REPLAY_MISS',
      file: 'recordings',
      message: 'Nothing is recorded for notes:db, nor for anything else.',
    });
  });

  test('of the agent: the recording of another one is not passed off as its', async () => {
    const folder = await recorded();
    const replaying = folder.replaying({
      identity: { ...folder.agent.identity, model: 'other' },
    });
    expect(replaying.identity.model).toBe('other');
    const [reply] = await talk(replaying, layerRequest);
    expect(problemOf(reply)).toMatchObject({
      code: 'REPLAY_OTHER_AGENT',
      message: expect.stringContaining('-model: null\n+model: "other"'),
    });
  });
});

describe('a recording that is', () => {
  const spoiled = async (spoil: (text: string) => string) => {
    const folder = aFolder();
    await talk(folder.recording(scripted(one)), layerRequest);
    const [name = ''] = folder.names();
    folder.write(name, spoil(folder.read(name)));
    const [reply] = await talk(
      folder.replaying({ identity: scripted().identity }),
      layerRequest,
    );
    return { reply, file: `recordings/${name}` };
  };

  test.each([
    ['empty', () => '', 'RECORDING_DAMAGED', 'The recording is empty'],
    [
      'cut short',
      (text: string) => text.slice(0, -20),
      'RECORDING_DAMAGED',
      'The recording is no JSON, or cut short',
    ],
    [
      'in conflict',
      (text: string) => `<<<<<<< HEAD\n${text}=======\n${text}>>>>>>> other\n`,
      'RECORDING_CONFLICT',
      'The recording holds the marks of a merge that was not finished',
    ],
    [
      'of a newer version',
      (text: string) => text.replace('"version": 1\n}', '"version": 2\n}'),
      'RECORDING_NEWER',
      'The recording has the format 2; this nx-slice knows 1',
    ],
    [
      'something else',
      () => '{"version":1}',
      'RECORDING_DAMAGED',
      expect.stringContaining(
        'The recording is not what one is made of: agent',
      ),
    ],
    [
      'edited',
      (text: string) => text.replace('"text": "1"', '"text": "7"'),
      'RECORDING_DAMAGED',
      'The recording was changed since it was written',
    ],
  ])('%s is named, with what to do', async (_, spoil, code, message) => {
    const { reply, file } = await spoiled(spoil);
    expect(reply).toMatchObject({ kind: 'failure', again: false });
    expect(problemOf(reply)).toMatchObject({
      code,
      message,
      file,
      layer: 'db',
      hint: expect.stringMatching(/git checkout|record it again/),
    });
  });

  test('written with other line ends, as git does on Windows, is fine', async () => {
    const { reply } = await spoiled((text) => text.replaceAll('\n', '\r\n'));
    expect(reply).toEqual(one);
  });

  test('one bit off, or cut anywhere, is never taken for the answer', async () => {
    const folder = aFolder();
    await talk(folder.recording(scripted(one)), layerRequest);
    const [name = ''] = folder.names();
    const text = folder.read(name);
    const replaying = () => folder.replaying({ identity: scripted().identity });
    const answers = async (changed: string) => {
      folder.write(name, changed);
      const [reply] = await talk(replaying(), layerRequest);
      if (reply?.kind === 'answer') return true;
      expect(problemOf(reply).code).toMatch(/^RECORDING_/);
      return false;
    };
    let wrong = 0;
    for (let at = 0; at < text.length - 1; at += 7) {
      if (await answers(text.slice(0, at))) wrong += 1;
      const code = text.charCodeAt(at);
      const changed = `${text.slice(0, at)}${String.fromCharCode(code ^ 1)}${text.slice(at + 1)}`;
      if (await answers(changed)) {
        // White space between two values means nothing in JSON.
        expect(JSON.parse(changed)).toEqual(JSON.parse(text));
      }
    }
    expect(wrong).toBe(0);
    expect(await answers(text)).toBe(true);
  });

  test('renamed to another request is not replayed for it', async () => {
    const folder = await recorded();
    const [db = '', , plan = ''] = folder.names();
    folder.write(db, folder.read(plan));
    const [reply] = await talk(folder.replaying(), layerRequest);
    expect(problemOf(reply)).toMatchObject({
      code: 'RECORDING_DAMAGED',
      message: 'The recording is of another request than its name says',
    });
  });

  test('damaged elsewhere does not hide the nearest, and is counted', async () => {
    const folder = await recorded();
    const [first = ''] = folder.names();
    folder.write(first, '');
    const [reply] = await talk(folder.replaying(), {
      ...layerRequest,
      roots: ['src/other/'],
    });
    expect(problemOf(reply)).toMatchObject({
      code: 'REPLAY_MISS',
      file: expect.stringMatching(/notes\.db\..*\.2\.json$/),
      message: expect.stringContaining(
        '1 of the files in recordings cannot be read.',
      ),
    });
  });
});
