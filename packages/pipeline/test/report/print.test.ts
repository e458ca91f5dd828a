import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';
import { at, diagnostic } from '../../src/diagnostics.js';
import { inert } from '../../src/report/inert.js';
import { printDiagnostic } from '../../src/report/print-diagnostic.js';
import { printEvent } from '../../src/report/print-event.js';

const hostile = z
  .record(z.string(), z.string())
  .parse(
    JSON.parse(
      readFileSync(new URL('hostile-terminal.json', import.meta.url), 'utf8'),
    ),
  );

describe('foreign text', () => {
  test.each(Object.entries(hostile))('%s is printed inert', (_, text) => {
    const printed = inert(`before\n${text}`);
    expect(printed).not.toMatch(/[^\P{Other}\n\t]|[\u2028\u2029]/u);
    expect(printed).not.toMatch(/^\s*(::|##)/m);
  });

  test('plain text stays as it is', () => {
    const text = 'Grüße: "a" → b\n\tcd 日本';
    expect(inert(text)).toBe(text);
  });
});

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
