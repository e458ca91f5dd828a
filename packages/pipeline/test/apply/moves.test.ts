import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Applied } from '@nx-slice/schemas';
import { movesIn } from '../../src/apply/moves.js';
import { writeFiles } from '../../src/edge/files.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'moves-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const content = Array.from({ length: 20 }, (_, at) => `line ${at}`).join('\n');
const other = Array.from({ length: 20 }, (_, at) => `other ${at}`).join('\n');
const applied: Applied = {
  version: 1,
  slice: 'words',
  files: [
    { path: 'src/db/one.ts', content },
    { path: 'src/db/two.ts', content: other },
  ],
};
const { signal } = new AbortController();
const moves = async (note = applied) =>
  Object.fromEntries(await movesIn(folder, note, [], signal));

test('a file that was moved and edited is found, committed or not', async () => {
  writeFiles(folder, applied.files);
  expect(await moves()).toEqual({});
  writeFiles(folder, [
    { path: 'src/db/queries/one.ts', content: `${content}\nmine` },
  ]);
  rmSync(join(folder, 'src/db/one.ts'));
  expect(await moves()).toEqual({ 'src/db/one.ts': 'src/db/queries/one.ts' });
});

test('a name that differs only in case', async () => {
  writeFiles(folder, applied.files);
  renameSync(join(folder, 'src/db/one.ts'), join(folder, 'src/db/One.ts'));
  expect(await moves()).toEqual({ 'src/db/one.ts': 'src/db/One.ts' });
});

test('what was noted down holds whatever became of the text', async () => {
  writeFiles(folder, [
    { path: 'src/db/elsewhere.ts', content: 'nothing alike' },
  ]);
  const note: Applied = {
    ...applied,
    moved: [{ path: 'src/db/one.ts', to: 'src/db/elsewhere.ts' }],
  };
  expect(await moves(note)).toEqual({
    'src/db/one.ts': 'src/db/elsewhere.ts',
  });
  rmSync(join(folder, 'src/db/elsewhere.ts'));
  expect(await moves(note)).toEqual({});
});

test('a file of a person that resembles none is none of them', async () => {
  writeFiles(folder, [{ path: 'src/db/mine.ts', content: 'export {};\n' }]);
  expect(await moves()).toEqual({});
});
