import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createScriptedAgent } from '@nx-slice/agents';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applySlice } from '../../src/apply/apply-slice.js';
import { checkWorkspace, isFine } from '../../src/check/check-workspace.js';
import { listFiles } from '../../src/edge/files.js';
import type { Stack } from '../../src/stack.js';
import { NO_COLORS } from '../../src/report/print-diagnostic.js';
import { printDrift } from '../../src/report/print-drift.js';
import { sealTinyLayer, sealTinyPlan } from '../support/seal-tiny.js';
import { createTinyJob, goodArtifact } from '../support/tiny-job.js';
import { tinyStack } from '../support/tiny-stack.js';

const stack: Stack = {
  ...tinyStack,
  registrations: (slices, app) =>
    Promise.resolve([
      {
        path: `${app}/slices.gen.ts`,
        content: slices.map(({ name }) => name).join(),
      },
    ]),
};

let tiny: ReturnType<typeof createTinyJob>;
beforeEach(async () => {
  tiny = createTinyJob(createScriptedAgent({}));
  await seal('return 1;');
  expect(await applySlice(tiny.job, { dryRun: false })).toMatchObject({
    ok: true,
  });
  writeFileSync(join(tiny.job.workspace, 'slices.gen.ts'), 'words');
});
afterEach(() => tiny.remove());

async function seal(body: string): Promise<void> {
  const all = [
    await sealTinyPlan(tiny.job),
    sealTinyLayer(tiny.job, 'base', goodArtifact('base', body)),
    sealTinyLayer(tiny.job, 'top', goodArtifact('top')),
  ];
  tiny.job.store.replace('verify', {
    'verdict.json': {
      version: 1,
      slice: 'words',
      gate: '1',
      isolation: 'process',
      artifacts: all.map(({ seal: { layer, artifact } }) => ({
        layer,
        digest: artifact,
      })),
      tests: 1,
    },
  });
}

const checked = () =>
  checkWorkspace({
    workspace: tiny.job.workspace,
    jobs: [tiny.job],
    stack,
    app: '.',
  });
const drift = async () =>
  (await checked()).drift.map(({ kind, file }) => `${kind} ${file}`);
const codes = async () => (await checked()).problems.map(({ code }) => code);
const edit = (path: string, text: string) => {
  writeFileSync(join(tiny.folder, path), text);
};

const BASE = 'slices/words/src/base/index.ts';

test('what was generated agrees with its artifacts; nothing is written', async () => {
  const before = listFiles(tiny.job.workspace);
  expect(await checked()).toEqual({ drift: [], problems: [] });
  expect(listFiles(tiny.job.workspace)).toEqual(before);
});

test('what a person edited or removed is listed, and fine', async () => {
  edit('src/base/index.ts', 'export const mine = 1;\n');
  rmSync(join(tiny.folder, 'test/top/top.test.ts'));
  const { drift: found, problems } = await checked();
  expect(found.map(({ kind }) => kind)).toEqual(['edited', 'edited']);
  expect(found.every(isFine)).toBe(true);
  expect(problems).toEqual([]);
  expect(printDrift(found, NO_COLORS)).toContain(`edited     ${BASE}`);
});

test('sources of another artifact are stale, and say what should be there', async () => {
  await seal('return 2;');
  expect(await drift()).toEqual([`stale ${BASE}`]);
  const [stale] = (await checked()).drift;
  expect(stale?.content).toContain('return 2;');
  edit('src/base/index.ts', 'mine');
  expect(await drift()).toEqual([`conflict ${BASE}`]);
});

test('a registration that is missing or of other slices is found', async () => {
  const file = join(tiny.job.workspace, 'slices.gen.ts');
  writeFileSync(file, 'words,gone');
  expect(await drift()).toEqual(['stale slices.gen.ts']);
  rmSync(file);
  expect(await drift()).toEqual(['missing slices.gen.ts']);
});

test('artifacts that cannot be used are problems with the path from the workspace', async () => {
  rmSync(join(tiny.folder, 'artifacts/verify'), { recursive: true });
  expect(new Set(await codes())).toEqual(new Set(['NOT_VERIFIED']));
  writeFileSync(join(tiny.folder, 'artifacts/base/seal.json'), '<<<<<<< HEAD');
  expect((await checked()).problems).toMatchObject([
    {
      code: 'ARTIFACT_BROKEN',
      file: 'slices/words/artifacts/base/seal.json',
    },
  ]);
});

test('a slice whose slice.json is gone is named', async () => {
  rmSync(join(tiny.folder, 'slice.json'));
  const { problems } = await checkWorkspace({
    workspace: tiny.job.workspace,
    jobs: [],
    stack,
    app: '.',
  });
  expect(problems).toMatchObject([
    { code: 'SLICE_GONE', file: 'slices/words' },
  ]);
});
