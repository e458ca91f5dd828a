import { expect, test } from '@jest/globals';
import { planSchema } from '@nx-slice/schemas';
import { capped } from '../../src/diagnostics.js';
import { decodeAnswer } from '../../src/verify/parse/decode-answer.js';
import {
  ANSWER_LIMITS,
  parseAnswer,
  parseArtifact,
} from '../../src/verify/parse.js';
import { tinyPlan } from '../support/tiny-job.js';

const artifactOf = (files: readonly object[]): string =>
  JSON.stringify({ files, contracts: [] });
const codesOf = (text: string) => {
  const parsed = parseArtifact(text, 'db');
  return parsed.ok ? [] : parsed.error.map(({ code }) => code);
};

test('any document can be asked for', () => {
  expect(parseAnswer(JSON.stringify(tinyPlan), 'plan', planSchema)).toEqual({
    ok: true,
    value: tinyPlan,
  });
});

test('what fits exactly is read', () => {
  const files = Array.from({ length: ANSWER_LIMITS.files }, (_, index) => ({
    path: `src/db/${index}.ts`,
    content: '',
  }));
  expect(codesOf(artifactOf(files))).toEqual([]);

  const content = 'x'.repeat(ANSWER_LIMITS.content);
  const whole = artifactOf([{ path: 'src/db/x.ts', content }]);
  expect(codesOf(whole)).toEqual([]);
  expect(codesOf(whole.replace('"xx', '"xxx'))).toEqual([
    'ANSWER_TOO_MUCH_CONTENT',
  ]);

  const text = artifactOf([]);
  const blanks = ' '.repeat(ANSWER_LIMITS.bytes - text.length);
  expect(codesOf(text + blanks)).toEqual([]);
  expect(codesOf(`${text + blanks} `)).toEqual(['ANSWER_TOO_LONG']);
});

test('brackets and colons within texts are none', () => {
  const content = '{[{["\\'.repeat(100) + '"a": 1, "a": 2 // ``` 1e999';
  expect(codesOf(artifactOf([{ path: 'src/db/x.ts', content }]))).toEqual([]);
});

test('a pair of surrogates and an escaped U+0000 in source code are text like any other', () => {
  const content = "const a = '\u{1f4dd} \\u0000 \\ud800';\n";
  expect(codesOf(artifactOf([{ path: 'src/db/x.ts', content }]))).toEqual([]);
});

test('the same key in two objects is not twice', () => {
  const file = { path: 'src/db/x.ts', content: '' };
  expect(codesOf(artifactOf([file, { ...file, path: 'path' }]))).toEqual([]);
});

test('bytes are decoded as they are', () => {
  expect(decodeAnswer(Buffer.from('{"a": "é📝"}'), 'db')).toEqual({
    ok: true,
    value: '{"a": "é📝"}',
  });
});

test('a message is cut, but no pair of surrogates', () => {
  expect(capped('ab📝', 3)).toBe('ab… (2 more characters)');
  expect(capped('abc', 3)).toBe('abc');
});
