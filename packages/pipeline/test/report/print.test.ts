import { expect, test } from '@jest/globals';
import { stripVTControlCharacters } from 'node:util';
import { at, diagnostic } from '../../src/diagnostics.js';
import { printDiagnostic } from '../../src/report/print-diagnostic.js';
import { printEvent } from '../../src/report/print-event.js';

test("a diagnostic reads like a compiler's", () => {
  const text = printDiagnostic(
    diagnostic({
      code: 'TS2322',
      stage: 'typecheck',
      layer: 'db',
      file: 'src/db/x.ts',
      range: at(3, 5),
      message: 'Wrong type\nbecause',
      hint: 'Mend it.',
    }),
  );
  expect(stripVTControlCharacters(text)).toBe(
    'src/db/x.ts:3:5 - error TS2322 (db, typecheck): Wrong type\n  because\n  hint: Mend it.',
  );
});

test('a position without a file is not printed: it would be taken for one', () => {
  const text = printDiagnostic(
    diagnostic({
      code: 'ANSWER_DUPLICATE_KEY',
      stage: 'parse',
      layer: 'db',
      range: at(3, 5),
      message: 'path is there twice (line 3, column 5)',
    }),
  );
  expect(stripVTControlCharacters(text)).toBe(
    'error ANSWER_DUPLICATE_KEY (db, parse): path is there twice (line 3, column 5)',
  );
});

test('a change set is listed, with what stays as it is counted', () => {
  const text = printEvent({
    type: 'changes',
    slice: 'notes',
    dryRun: true,
    changes: [
      { kind: 'create', path: 'src/a.ts', after: 'a' },
      { kind: 'kept', path: 'src/b.ts', reason: 'edited by hand' },
      { kind: 'unchanged', path: 'src/c.ts' },
    ],
  });
  expect(stripVTControlCharacters(text)).toBe(
    'CREATE src/a.ts\nKEEP   src/b.ts (edited by hand)\nnotes: 2 changes, 1 file as they should be (dry run: nothing was written)',
  );
});
