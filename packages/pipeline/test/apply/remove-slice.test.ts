import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
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
import { tinyPlan } from '../support/tiny-job.js';
import { tinyStack } from '../support/tiny-stack.js';

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

const removal = () => ({
  workspace,
  root,
  stack: tinyStack,
  app: 'app',
  signal: new AbortController().signal,
  onEvent: () => undefined,
});

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

test('everything that was generated goes, and the folder with it', async () => {
  const folder = applied();
  rmSync(join(folder, 'slice.json'));
  const result = await removeSlice({
    ...removal(),
    dryRun: false,
  });
  expect(result).toMatchObject({ ok: true });
  expect(existsSync(join(workspace, 'slices'))).toBe(false);
});

test('what a person edited or added stays', async () => {
  const folder = applied();
  rmSync(join(folder, 'slice.json'));
  writeFileSync(join(folder, 'src/db/index.ts'), 'edited');
  writeFileSync(join(folder, 'NOTES.md'), 'mine');
  await removeSlice({
    ...removal(),
    dryRun: false,
  });
  expect(readText(join(folder, 'src/db/index.ts'))).toBe('edited');
  expect(readText(join(folder, 'NOTES.md'))).toBe('mine');
  expect(existsSync(join(folder, 'src/main'))).toBe(false);
});

test('a dry run removes nothing', async () => {
  const folder = applied();
  await removeSlice({
    ...removal(),
    dryRun: true,
  });
  expect(readText(join(folder, 'src/db/index.ts'))).toBe('a');
});

test('what verify said goes too; what a person said stays', async () => {
  const folder = applied();
  const store = openFeedbackStore(folder);
  const keep = digestOf('an artifact');
  store.write('db', { ...NO_FEEDBACK, keep });
  store.write('main', { ...NO_FEEDBACK, keep, comments: ['be quicker'] });
  rmSync(join(folder, 'slice.json'));
  await removeSlice({
    ...removal(),
    dryRun: false,
  });
  expect(listFiles(folder)).toEqual(['feedback/main.json']);
});

describe('a slice that another one refers to', () => {
  const reference = { entity: 'Note', field: 'wordId', to: 'words/Word' };

  function referring() {
    const folder = join(workspace, 'slices/notes');
    const spec = {
      name: 'notes',
      intent: 'Keep notes.',
      entities: [
        {
          name: 'Note',
          fields: [{ name: 'wordId', type: 'reference', entity: 'words/Word' }],
        },
      ],
    };
    writeFiles(folder, [
      { path: 'slice.json', content: JSON.stringify(spec, null, 2) },
    ]);
    const store = openArtifactStore(folder);
    store.write('applied.json', {
      version: 1,
      slice: 'notes',
      files: [],
      refersTo: [reference],
    });
    store.write('plan/plan.json', { ...tinyPlan, name: 'notes' });
    return store;
  }

  async function present() {
    const found = await findAppliedSlices(workspace);
    if (!found.ok) throw new Error(JSON.stringify(found.error));
    return found.value.present;
  }

  test('is found with its plan, as is the other', async () => {
    referring();
    const store = openArtifactStore(applied());
    store.write('plan/plan.json', tinyPlan);
    expect(await present()).toEqual([
      {
        name: 'notes',
        root: 'slices/notes',
        refersTo: [reference],
        plan: { ...tinyPlan, name: 'notes' },
      },
      { name: 'words', root, plan: tinyPlan },
    ]);
  });

  test('cannot be told how it is called without its plan', async () => {
    referring();
    applied();
    expect(await findAppliedSlices(workspace)).toMatchObject({
      ok: false,
      error: [
        {
          code: 'ARTIFACT_MISSING',
          file: `${root}/artifacts/plan/plan.json`,
        },
      ],
    });
  });

  test('is not removed, and nothing of it', async () => {
    referring();
    const folder = applied();
    rmSync(join(folder, 'slice.json'));
    const before = listFiles(folder);
    const result = await removeSlice({
      ...removal(),
      dryRun: false,
    });
    expect(result).toEqual({
      ok: false,
      error: [
        {
          code: 'REFERENCE_UNKNOWN',
          severity: 'error',
          stage: 'apply',
          layer: null,
          file: 'slices/notes/slice.json',
          range: {
            start: { line: 11, column: 21 },
            end: { line: 11, column: 33 },
          },
          message:
            'The slice words was removed, and wordId of Note in the slice notes still refers to words/Word',
          hint: 'Nothing was removed. Restore slices/words/slice.json, or take the field out of slices/notes/slice.json and run npx nx run notes:generate first.',
        },
      ],
    });
    expect(listFiles(folder)).toEqual(before);
  });

  test('is removed once nobody refers to it', async () => {
    referring().write('applied.json', {
      version: 1,
      slice: 'notes',
      files: [],
    });
    const folder = applied();
    rmSync(join(folder, 'slice.json'));
    const result = await removeSlice({
      ...removal(),
      dryRun: false,
    });
    expect(result).toMatchObject({ ok: true });
    expect(existsSync(folder)).toBe(false);
  });
});
