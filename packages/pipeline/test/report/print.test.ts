import { describe, expect, test } from '@jest/globals';
import { stripVTControlCharacters } from 'node:util';
import { at, diagnostic } from '../../src/diagnostics.js';
import { printDiagnostic } from '../../src/report/print-diagnostic.js';
import type { Change } from '../../src/apply/change-set.js';
import { changeList } from '../../src/report/change-list.js';
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

describe('a change set', () => {
  const edit = { before: 'a\nb\n', after: 'a\nc\n' };
  const changes: readonly Change[] = [
    { kind: 'create', path: 'src/a.ts', after: 'a\nb' },
    { kind: 'keep', path: 'src/b.ts', reason: 'edited by hand' },
    { kind: 'unchanged', path: 'src/c.ts' },
    { kind: 'merge', path: 'test/a.ts', ...edit, conflicts: 1 },
    { kind: 'update', path: 'test/b.ts', ...edit },
    {
      kind: 'rename',
      path: 'test/c.ts',
      from: 'test/d.ts',
      before: 'a',
      after: 'a',
      edited: false,
      conflicts: 0,
    },
  ];
  const event = { type: 'changes', slice: 'notes', changes } as const;
  const printed = (dryRun: boolean) =>
    stripVTControlCharacters(printEvent({ ...event, dryRun })).split('\n');

  test('is listed by folder, with the lines that change in a file with a person in it', () => {
    expect(printed(false)).toEqual([
      'src/',
      '  CREATE   a.ts +2',
      '  KEEP     b.ts (edited by hand)',
      'test/',
      '  MERGE    a.ts +1 -1 (1 conflict settled as you said)',
      '  UPDATE   b.ts +1 -1',
      '  RENAME   c.ts (was test/d.ts)',
      '',
      'test/a.ts',
      '@@ -1,2 +1,2 @@',
      ' a',
      '-b',
      '+c',
      '',
      'notes: 4 changes, 1 kept, 1 file as they should be',
    ]);
  });

  test('shows all lines that would change in a dry run', () => {
    const lines = printed(true);
    expect(lines).toContain('test/b.ts');
    expect(lines.at(-1)).toBe(
      'notes: 4 changes, 1 kept, 1 file as they should be (dry run: nothing was written)',
    );
  });

  test('is one line of JSON for a program', () => {
    const text = changeList({ ...event, dryRun: true });
    expect(text).not.toContain('\n');
    expect(JSON.parse(text)).toMatchObject({
      version: 1,
      slice: 'notes',
      dryRun: true,
      changes: [
        { kind: 'create', path: 'src/a.ts', added: 2, removed: 0 },
        { kind: 'keep', path: 'src/b.ts', reason: 'edited by hand' },
        { kind: 'unchanged', path: 'src/c.ts' },
        { kind: 'merge', path: 'test/a.ts', conflicts: 1 },
        { kind: 'update', path: 'test/b.ts', added: 1, removed: 1 },
        { kind: 'rename', path: 'test/c.ts', from: 'test/d.ts' },
      ],
    });
  });
});
