import { describe, expect, test } from '@jest/globals';
import { at, diagnostic, limited } from '../../src/diagnostics.js';
import {
  feedbackLines,
  feedbackText,
  NO_FEEDBACK,
  readFeedback,
} from '../../src/feedback/feedback.js';
import { digestOf } from '../../src/seal/digest.js';

const FILE = 'feedback/base.json';
const finding = diagnostic({
  code: 'TS2322',
  stage: 'typecheck',
  layer: 'base',
  file: 'src/base/index.ts',
  range: at(3, 5),
  message: 'Wrong type',
  hint: 'Mend it.',
});

test('what was written is read back, and the same feedback is the same bytes', () => {
  const feedback = {
    ...NO_FEEDBACK,
    comments: ['use a table'],
    verify: { artifact: digestOf('a'), diagnostics: [finding] },
  };
  const text = feedbackText(feedback);
  expect(readFeedback(text, FILE)).toEqual({ ok: true, value: feedback });
  expect(text).toBe(
    feedbackText({
      keep: null,
      verify: feedback.verify,
      comments: feedback.comments,
      version: 1,
    }),
  );
});

test('nothing to say needs no file', () => {
  expect(feedbackText(NO_FEEDBACK)).toBeUndefined();
  expect(readFeedback(undefined, FILE)).toEqual({
    ok: true,
    value: NO_FEEDBACK,
  });
});

describe('a person need not know the form', () => {
  test.each([
    ['a list of texts', '["use a table", "no icons"]'],
    ['one text', '"use a table"'],
    ['plain words', 'use a table\n'],
  ])('%s', (_, text) => {
    const read = readFeedback(text, FILE);
    expect(read.ok && read.value.comments[0]).toBe('use a table');
  });
});

test.each([
  ['a merge conflict', '{\n<<<<<<< HEAD\n'],
  ['another document', '{ "version": 2 }'],
  ['a list of something else', '[1]'],
  ['too many comments', JSON.stringify(Array.from({ length: 21 }, String))],
  ['a comment without an end', JSON.stringify(['x'.repeat(4_001)])],
])('%s is refused and named, never sent to an agent', (_, text) => {
  expect(readFeedback(text, FILE)).toMatchObject({
    ok: false,
    error: [{ code: 'FEEDBACK_BROKEN', file: FILE }],
  });
});

test('an agent is told what people say first, then what verify found, and sees every character', () => {
  expect(
    feedbackLines({
      ...NO_FEEDBACK,
      comments: ['use a\u202E table'],
      verify: { artifact: digestOf('a'), diagnostics: [finding] },
    }),
  ).toEqual([
    'use a\\u{202e} table',
    'src/base/index.ts:3:5 - error TS2322 (base, typecheck): Wrong type\n  hint: Mend it.',
  ]);
});

describe('a list of diagnostics', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      diagnostic({ code: `E${index}`, stage: 'lint', message: 'x' }),
    );

  test('is whole when it fits', () => {
    expect(limited(many(5), 5)).toEqual(many(5));
  });

  test('says how many more there are', () => {
    const kept = limited(many(8), 5);
    expect(kept).toHaveLength(5);
    expect(kept.at(-1)).toMatchObject({
      code: 'MORE_DIAGNOSTICS',
      severity: 'error',
      message: '4 more are not listed',
    });
  });

  test('does not become an error when it has none', () => {
    const warnings = many(3).map((item) => ({
      ...item,
      severity: 'warning' as const,
    }));
    expect(limited(warnings, 2).at(-1)).toMatchObject({ severity: 'warning' });
  });
});
