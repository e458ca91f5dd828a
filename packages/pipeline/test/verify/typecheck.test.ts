import { expect, test } from '@jest/globals';
import { parseCompilerOutput } from '../../src/verify/typecheck.js';

test('the output of the compiler becomes diagnostics', () => {
  const output = [
    "src/db/x.ts(3,5): error TS2322: Type 'string' is not assignable to type 'number'.",
    "  The expected type comes from property 'a'.",
    'error TS18003: No inputs were found.',
    '',
  ].join('\r\n');
  expect(parseCompilerOutput(output, () => 'db')).toEqual([
    {
      code: 'TS2322',
      severity: 'error',
      stage: 'typecheck',
      layer: 'db',
      file: 'src/db/x.ts',
      range: { start: { line: 3, column: 5 }, end: { line: 3, column: 5 } },
      message:
        "Type 'string' is not assignable to type 'number'.\n  The expected type comes from property 'a'.",
      hint: null,
    },
    expect.objectContaining({ code: 'TS18003', file: null, range: null }),
  ]);
});
