import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createScriptedAgent } from '@nx-slice/agents';
import { appliedSchema } from '@nx-slice/schemas';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applySlice } from '../../src/apply/apply-slice.js';
import { removeSlice } from '../../src/apply/remove-slice.js';
import { listFiles, readText, writeFiles } from '../../src/edge/files.js';
import { makeSeal } from '../../src/seal/make-seal.js';
import { openArtifactStore } from '../../src/store/artifact-store.js';
import { hostilePaths } from '../support/hostile.js';
import { createTinyJob } from '../support/tiny-job.js';
import { tinyStack } from '../support/tiny-stack.js';
import { unsafeInAll } from '../support/answer.js';

const SLICE = 'slices/words';
const SECRET = 'keep me';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'));
  writeFiles(folder, [
    { path: 'outside.ts', content: SECRET },
    { path: 'workspace/src/main.ts', content: SECRET },
    { path: `workspace/${SLICE}/src/base/index.ts`, content: 'generated' },
  ]);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const workspace = () => join(folder, 'workspace');
const store = () => openArtifactStore(join(workspace(), SLICE));
const put = (path: string, document: object) => {
  store().write(path, document);
};
/** Apart from what apply keeps for itself. */
const everything = () =>
  listFiles(folder)
    .filter((path) => !path.startsWith('workspace/.nx-slice/'))
    .map((path) => [path, readText(join(folder, path))]);

/** From the slice's folder: a file of the workspace, one outside it, and a whole corpus. */
const paths = [
  '../../src/main.ts',
  '../../../outside.ts',
  ...hostilePaths.single.map(({ path }) => path).filter((path) => path !== ''),
];

test('an honest store is read', () => {
  const files = [{ path: 'src/base/index.ts', content: 'generated' }];
  put('applied.json', { version: 1, slice: 'words', files });
  expect(store().readDocument('applied.json', appliedSchema)).toMatchObject({
    ok: true,
    value: { files },
  });
});

describe(`0 of ${paths.length} paths in an edited store are used`, () => {
  const artifact = (path: string) => ({
    files: [{ path, content: SECRET }],
    contracts: [],
  });
  const contract = (path: string) => ({
    version: 1,
    layer: 'base',
    declarations: [{ path, content: 'export {};' }],
    promises: [],
  });
  const honest = 'src/base/index.ts';

  test.each([
    ['artifact.json', artifact, contract(honest)],
    ['contract.json', contract, artifact(honest)],
  ])('%s', (name, tampered, other) => {
    const otherName =
      name === 'artifact.json' ? 'contract.json' : 'artifact.json';
    let used = 0;
    for (const path of paths) {
      put(`base/${name}`, tampered(path));
      put(`base/${otherName}`, other);
      const read = store().readSealed('base');
      const found = read.ok ? [] : read.error;
      if (found[0]?.code !== 'STORED_PATH_REFUSED') used += 1;
      expect(found).toMatchObject([{ file: `artifacts/base/${name}` }]);
      expect(unsafeInAll(found)).toEqual([]);
    }
    expect(used).toBe(0);
  });

  test('applied.json: nothing is deleted, although the content is what was written last', async () => {
    const job = { workspace: workspace(), root: SLICE };
    for (const path of paths) {
      put('applied.json', {
        version: 1,
        slice: 'words',
        files: [{ path, content: SECRET }],
      });
      const before = everything();
      expect(
        await removeSlice({
          ...job,
          stack: tinyStack,
          app: 'app',
          dryRun: false,
          signal: new AbortController().signal,
          onEvent: () => undefined,
        }),
      ).toMatchObject({ ok: false, error: [{ code: 'STORED_PATH_REFUSED' }] });
      expect(everything()).toEqual(before);
    }
  });
});

test('apply writes nothing from an edited artifact', async () => {
  for (const layer of ['plan', 'base', 'top']) {
    put(`${layer}/artifact.json`, {
      files: [{ path: '../../src/main.ts', content: 'evil' }],
      contracts: [],
    });
    put(`${layer}/contract.json`, {
      version: 1,
      layer,
      declarations: [],
      promises: [],
    });
  }
  const before = everything();
  const { job, remove } = createTinyJob(createScriptedAgent({}), {
    workspace: workspace(),
    root: SLICE,
    store: store(),
  });
  const applied = await applySlice(job, { dryRun: false });
  remove();
  expect(applied.ok ? [] : applied.error.map(({ code }) => code)).toContain(
    'STORED_PATH_REFUSED',
  );
  expect(everything()).toEqual(before);
});

test('the documents of another layer, seal and all, are not read as this one', () => {
  const { job, remove } = createTinyJob(createScriptedAgent({}));
  const sealed = makeSeal({
    slice: 'words',
    layer: 'base',
    artifact: { files: [], contracts: [] },
    contract: { version: 1, layer: 'base', declarations: [], promises: [] },
    inputs: [],
    agent: job.agentFor('plan').identity,
    attempts: 1,
    usage: null,
    stack: job.stack,
    isolation: 'process',
  });
  for (const layer of ['base', 'top']) {
    job.store.replace(layer, {
      'artifact.json': sealed.artifact,
      'contract.json': sealed.contract,
      'seal.json': sealed.seal,
    });
  }
  const [base, top] = ['base', 'top'].map((name) => job.store.readSealed(name));
  remove();
  expect(base).toMatchObject({ ok: true });
  expect(top).toMatchObject({
    ok: false,
    error: [{ code: 'SEAL_MISMATCH', file: 'artifacts/top/seal.json' }],
  });
});
