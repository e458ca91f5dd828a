import { describe, expect, test } from '@jest/globals';
import { ANSWER_LIMITS, parseArtifact } from '../../src/verify/parse.js';

const artifact = {
  files: [{ path: 'src/db/index.ts', content: 'export {};\n' }],
  contracts: [{ name: 'x', kind: 'const', signature: 'x: 1' }],
};
const codes = (text: string) => {
  const parsed = parseArtifact(text, 'db');
  return parsed.ok ? [] : parsed.error.map(({ code }) => code);
};

test('an artifact is read as it is', () => {
  expect(parseArtifact(JSON.stringify(artifact), 'db')).toEqual({
    ok: true,
    value: artifact,
  });
});

describe('refused', () => {
  test.each([
    ['nothing', '', 'ANSWER_EMPTY'],
    ['white space', ' \n', 'ANSWER_EMPTY'],
    ['prose', 'Here it is: {}', 'ANSWER_NOT_JSON'],
    ['a code fence', '```json\n{}\n```', 'ANSWER_NOT_JSON'],
    ['two documents', '{}{}', 'ANSWER_NOT_JSON'],
    ['a list', '[]', 'ANSWER_SHAPE'],
    ['null', 'null', 'ANSWER_SHAPE'],
    ['an unknown key', JSON.stringify({ ...artifact, x: 1 }), 'ANSWER_SHAPE'],
    [
      'too many files',
      JSON.stringify({
        files: Array.from({ length: ANSWER_LIMITS.files + 1 }, () => 1),
        contracts: [],
      }),
      'ANSWER_TOO_MANY_FILES',
    ],
    [
      'too much text',
      ' '.repeat(ANSWER_LIMITS.characters + 1) + '{}',
      'ANSWER_TOO_LONG',
    ],
  ])('%s', (_, text, code) => {
    expect(codes(text)).toContain(code);
  });

  test('every prefix of an artifact', () => {
    const text = JSON.stringify(artifact);
    for (let length = 0; length < text.length; length += 1) {
      expect(codes(text.slice(0, length))).toHaveLength(1);
    }
  });

  test('many problems are summed up', () => {
    const text = JSON.stringify({
      files: Array.from({ length: 150 }, () => ({ path: 1 })),
      contracts: [],
    });
    const parsed = parseArtifact(text, 'db');
    expect(parsed.ok ? [] : parsed.error).toHaveLength(ANSWER_LIMITS.issues);
    expect(JSON.stringify(parsed)).toContain('more problems');
  });
});
