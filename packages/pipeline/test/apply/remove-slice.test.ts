import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findAppliedSlices } from '../../src/apply/find-slices.js';
import { removeSlice } from '../../src/apply/remove-slice.js';
import { listFiles, readText, writeFiles } from '../../src/edge/files.js';
import { openFeedbackStore } from '../../src/feedback/feedback-store.js';
import { NO_FEEDBACK } from '../../src/feedback/feedback.js';
import { digestOf } from '../../src/seal/digest.js';
import { openArtifactStore } from '../../src/store/artifact-store.js';

let workspace: string;
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'remove-'));
});
afterEach(() => rmSync(workspace, { recursive: true, force: true }));

const root = 'slices/words';
const files = [
  { path: 'src/db/index.ts', content: 'a' },
  { path: 'src/main/index.ts', content: 'b' },
];

function applied() {
  const folder = join(workspace, root);
  writeFiles(folder, [...files, { path: 'slice.json', content: '{}' }]);
  openArtifactStore(folder).write('applied.json', {
    version: 1,
    slice: 'words',
    files,
  });
  return folder;
}

test('slices are found with their names, orphans by their folders', async () => {
  const folder = applied();
  expect(await findAppliedSlices(workspace)).toEqual({
    ok: true,
    value: { present: [{ name: 'words', root }], orphans: [] },
  });
  rmSync(join(folder, 'slice.json'));
  expect(await findAppliedSlices(workspace)).toEqual({
    ok: true,
    value: { present: [], orphans: [root] },
  });
});

test.each([
  ['broken', () => '{', 'ARTIFACT_BROKEN'],
  [
    'of a slice whose name would be code',
    (text: string) => text.replace('"words"', '"x\'; evil(); //"'),
    'ARTIFACT_BROKEN',
  ],
  [
    'with a path to elsewhere',
    (text: string) => text.replace('src/db/', '../../'),
    'STORED_PATH_REFUSED',
  ],
])(
  'an applied.json that is %s is named: its slice does not just drop out',
  async (_, edit, code) => {
    const file = join(applied(), 'artifacts/applied.json');
    writeFileSync(file, edit(readText(file) ?? ''));
    expect(await findAppliedSlices(workspace)).toMatchObject({
      ok: false,
      error: [{ code, file: `${root}/artifacts/applied.json` }],
    });
  },
);

test('everything that was generated goes, and the folder with it', () => {
  const folder = applied();
  rmSync(join(folder, 'slice.json'));
  const result = removeSlice({
    workspace,
    root,
    dryRun: false,
    onEvent: () => undefined,
  });
  expect(result).toMatchObject({ ok: true });
  expect(existsSync(join(workspace, 'slices'))).toBe(false);
});

test('what a person edited or added stays', () => {
  const folder = applied();
  rmSync(join(folder, 'slice.json'));
  writeFileSync(join(folder, 'src/db/index.ts'), 'edited');
  writeFileSync(join(folder, 'NOTES.md'), 'mine');
  removeSlice({ workspace, root, dryRun: false, onEvent: () => undefined });
  expect(readText(join(folder, 'src/db/index.ts'))).toBe('edited');
  expect(readText(join(folder, 'NOTES.md'))).toBe('mine');
  expect(existsSync(join(folder, 'src/main'))).toBe(false);
});

test('a dry run removes nothing', () => {
  const folder = applied();
  removeSlice({ workspace, root, dryRun: true, onEvent: () => undefined });
  expect(readText(join(folder, 'src/db/index.ts'))).toBe('a');
});

test('what verify said goes too; what a person said stays', () => {
  const folder = applied();
  const store = openFeedbackStore(folder);
  const keep = digestOf('an artifact');
  store.write('db', { ...NO_FEEDBACK, keep });
  store.write('main', { ...NO_FEEDBACK, keep, comments: ['be quicker'] });
  rmSync(join(folder, 'slice.json'));
  removeSlice({ workspace, root, dryRun: false, onEvent: () => undefined });
  expect(listFiles(folder)).toEqual(['feedback/main.json']);
});
