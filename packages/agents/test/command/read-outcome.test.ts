import { describe, expect, test } from '@jest/globals';
import type { ProcessOutcome } from '@nx-slice/pipeline';
import { commandEventSchema } from '@nx-slice/schemas';
import fc from 'fast-check';
import { readOutcome } from '../../src/command/read-outcome.js';
import { artifact } from './a-command.js';

const read = (stdout: string, given: Partial<ProcessOutcome> = {}) =>
  readOutcome(
    {
      exitCode: 0,
      stdout,
      stderr: '',
      timedOut: false,
      exceeded: null,
      ...given,
    },
    {
      command: ['./agent.sh'],
      wanted: 'artifact',
      layer: 'db',
      timeout: 1000,
      unset: [],
      scrub: (text) => text,
    },
  );
const lines = (...events: readonly unknown[]): string =>
  events.map((event) => `${JSON.stringify(event)}\n`).join('');
const answer = { type: 'answer', artifact };

describe('an answer', () => {
  test.each([
    ['an artifact', lines(answer), JSON.stringify(artifact)],
    ['the words of a model', lines({ type: 'answer', text: 'Sure!' }), 'Sure!'],
    ['no words at all', lines({ type: 'answer', text: '' }), ''],
    [
      'with blank lines and CR LF',
      `\r\n${lines(answer).trim()}\r\n\r\n`,
      JSON.stringify(artifact),
    ],
    ['without a last line end', lines(answer).trim(), JSON.stringify(artifact)],
    [
      'an artifact that is none: that is for the gate to say',
      lines({ type: 'answer', artifact: { files: 7 } }),
      '{"files":7}',
    ],
    [
      'with a replacement character that was meant',
      '{"type":"answer","text":"\\ufffd"}\n',
      '\uFFFD',
    ],
  ])('%s', (_, stdout, text) => {
    expect(read(stdout)).toEqual({ kind: 'answer', text });
  });
});

test.each([
  ['nothing', '', 'COMMAND_NO_ANSWER', 'The command ended without an answer'],
  [
    'progress alone',
    lines({ type: 'progress', text: 'one' }, { type: 'progress', text: 'two' }),
    'COMMAND_NO_ANSWER',
    'The command ended without an answer. The last that it told: two',
  ],
  [
    'two answers',
    lines(answer, answer),
    'COMMAND_TWO_ANSWERS',
    'The command answered 2 times (answer, answer)',
  ],
  [
    'an answer and a failure',
    lines(answer, { type: 'failure', code: 'X', message: 'x' }),
    'COMMAND_TWO_ANSWERS',
    'The command answered 2 times (answer, failure)',
  ],
  [
    'prose before the answer',
    `Here you are:\n${lines(answer)}`,
    'COMMAND_SAID_PROSE',
    'Line 1 of its output is no JSON object: "Here you are:"',
  ],
  [
    'a command for a terminal',
    `\u001b[2J\n`,
    'COMMAND_SAID_PROSE',
    'Line 1 of its output is no JSON object: "\\u001b[2J"',
  ],
  [
    'a list',
    '[]\n',
    'COMMAND_SAID_PROSE',
    'Line 1 of its output is no JSON object: "[]"',
  ],
  [
    'an answer over several lines',
    JSON.stringify(answer, null, 2),
    'COMMAND_SAID_PROSE',
    'Line 1 of its output is no JSON object: "{"',
  ],
  [
    'another encoding',
    '{"type":"answer","text":"\uFFFD"}\n',
    'COMMAND_NOT_UTF8',
    'Line 1 of its output is not UTF-8',
  ],
  [
    'another type',
    lines({ type: 'answr', artifact }),
    'COMMAND_BAD_LINE',
    'Line 1 of its output has the type "answr"; it is one of "progress", "usage", "answer" and "failure"',
  ],
  [
    'no type',
    lines({ artifact }),
    'COMMAND_BAD_LINE',
    'Line 1 of its output has the type nothing; it is one of "progress", "usage", "answer" and "failure"',
  ],
  [
    'an answer of two kinds',
    lines({ ...answer, plan: {} }),
    'COMMAND_BAD_LINE',
    'Line 1 of its output is an answer that has not exactly one of "artifact", "plan" and "text"',
  ],
  [
    'words that are no text',
    lines({ type: 'answer', text: 7 }),
    'COMMAND_BAD_LINE',
    'Line 1 of its output is an answer whose "text" is no text',
  ],
  [
    'usage that is no number',
    lines({
      type: 'usage',
      inputTokens: 'many',
      cachedInputTokens: 0,
      outputTokens: 0,
    }),
    'COMMAND_BAD_LINE',
    'Line 1 of its output is no "usage": inputTokens: Invalid input: expected number, received string',
  ],
  [
    'brackets without end',
    `{"type":"answer","artifact":${'['.repeat(200_000)}${']'.repeat(200_000)}}\n`,
    'COMMAND_BAD_LINE',
    'Line 1 of its output has more brackets inside each other than can be written again',
  ],
  [
    'a plan where an artifact is wanted',
    lines({ type: 'answer', plan: {} }),
    'COMMAND_WRONG_KIND',
    'The command answered with a plan; an artifact was asked for',
  ],
])('%s is no answer', (_, stdout, code, message) => {
  expect(read(stdout)).toMatchObject({
    kind: 'failure',
    again: false,
    diagnostics: [{ code, message, hint: expect.any(String) }],
  });
});

test('a failure counts whatever the exit code; anything else does not', () => {
  const failure = lines({ type: 'failure', code: 'X', message: 'x' });
  for (const exitCode of [0, 1]) {
    expect(read(failure, { exitCode })).toMatchObject({
      diagnostics: [{ code: 'X' }],
    });
    expect(read(lines(answer), { exitCode }).kind).toBe(
      exitCode === 0 ? 'answer' : 'failure',
    );
  }
  expect(read('', { exitCode: 127 })).toMatchObject({
    diagnostics: [{ hint: expect.stringContaining('was not found') }],
  });
});

test('long standard error: its end, and no more of it', () => {
  const reply = read('', { exitCode: 1, stderr: `${'x'.repeat(5e6)}the end` });
  const text = JSON.stringify(reply);
  expect(text.length).toBeLessThan(3_000);
  expect(text).toContain('the end');
});

test('whatever a command prints and however it ends, it is one answer or one diagnostic', () => {
  const event = fc.oneof(
    fc.string(),
    fc.json(),
    fc
      .record(
        {
          type: fc.constantFrom('answer', 'failure', 'usage', 'progress', 'x'),
          text: fc.oneof(fc.string(), fc.jsonValue()),
          code: fc.string(),
          artifact: fc.jsonValue(),
        },
        { requiredKeys: [] },
      )
      .map((value) => JSON.stringify(value)),
  );
  fc.assert(
    fc.property(
      fc.array(event).map((items) => items.join('\n')),
      fc.constantFrom(0, 1, null),
      fc.string(),
      (stdout, exitCode, stderr) => {
        const reply = read(stdout, { exitCode, stderr });
        if (reply.kind === 'failure') {
          expect(reply.diagnostics).toHaveLength(1);
        } else {
          expect(exitCode).toBe(0);
        }
      },
    ),
    { numRuns: 2_000 },
  );
});

test('the schema of lines says the same', () => {
  const fine = [
    answer,
    { type: 'progress', text: '' },
    { type: 'failure', code: 'X', message: 'x', retryAfter: null },
    { type: 'answer', text: '' },
  ];
  for (const event of fine) {
    expect(commandEventSchema.safeParse(event).success).toBe(true);
  }
  for (const event of [
    { type: 'answer' },
    { type: 'x' },
    { ...answer, plan: {} },
  ]) {
    expect(commandEventSchema.safeParse(event).success).toBe(false);
  }
});
