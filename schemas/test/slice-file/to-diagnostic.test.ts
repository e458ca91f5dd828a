import { expect, test } from '@jest/globals';
import { toDiagnostic } from '../../src/slice-file/to-diagnostic.js';

const range = { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };

test('messages and hints are cut at 300 characters', () => {
  const cut = (length: number) => {
    const text = 'x'.repeat(length);
    return toDiagnostic(
      { code: 'SPEC_X', message: text, hint: text },
      'slice.json',
      range,
    );
  };
  expect(cut(300)).toEqual({
    code: 'SPEC_X',
    severity: 'error',
    stage: 'spec',
    layer: null,
    file: 'slice.json',
    range,
    message: 'x'.repeat(300),
    hint: 'x'.repeat(300),
  });
  expect(cut(301)).toMatchObject({
    message: `${'x'.repeat(299)}…`,
    hint: `${'x'.repeat(299)}…`,
  });
});
