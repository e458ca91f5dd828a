import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { createScriptedAgent } from '@nx-slice/agents';
import { execFileSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { applySlice } from '../../src/apply/apply-slice.js';
import { uncommitted } from '../../src/seal/committed.js';
import { verifySlice } from '../../src/verify/verify-slice.js';
import { sealTinyLayer, sealTinyPlan } from '../support/seal-tiny.js';
import { createTinyJob, goodArtifact } from '../support/tiny-job.js';
import { tinyStack } from '../support/tiny-stack.js';

jest.setTimeout(120_000);

let tiny: ReturnType<typeof createTinyJob>;
beforeEach(async () => {
  tiny = createTinyJob(createScriptedAgent({}), { frozen: true });
  await sealTinyPlan(tiny.job);
  for (const { name } of tinyStack.layers) {
    sealTinyLayer(tiny.job, name, goodArtifact(name));
  }
});
afterEach(() => tiny.remove());

const git = (...args: readonly string[]): void => {
  execFileSync('git', args, { cwd: tiny.folder });
};
const track = (path = '.'): void => {
  git('init', '--quiet');
  git('add', path);
};
const forge = () =>
  sealTinyLayer(tiny.job, 'base', goodArtifact('base', 'return 666;'));

const codes = async (job = tiny.job) =>
  (await uncommitted(job)).map(({ code, layer, file }) => [code, layer, file]);
const BASE = ['SEAL_NOT_COMMITTED', 'base', 'artifacts/base/artifact.json'];

test('what git has is used', async () => {
  track();
  expect(await codes()).toEqual([]);
});

test('code that git does not have is refused by verify and by apply, however well it is sealed', async () => {
  track();
  forge();
  expect(await codes()).toEqual([BASE]);
  expect(await verifySlice(tiny.job)).toMatchObject({
    ok: false,
    error: [
      {
        code: 'SEAL_NOT_COMMITTED',
        hint: expect.stringContaining(
          'git checkout -- slices/words/artifacts/base',
        ),
      },
    ],
  });
  expect(await applySlice(tiny.job, { dryRun: true })).toMatchObject({
    ok: false,
    error: [{ code: 'SEAL_NOT_COMMITTED' }],
  });
});

test('a slice that git has without artifacts has none that could be used', async () => {
  track('slice.json');
  expect(await codes()).toHaveLength(1 + tinyStack.layers.length);
});

test('another text of the plan is refused', async () => {
  track();
  appendFileSync(join(tiny.folder, 'artifacts/plan/plan.json'), ' ');
  // It is not what was sealed, either: that is said where it is used.
  expect(await codes()).toEqual([]);
  git('add', '.');
  git('checkout', '--quiet', '--', '.');
  await sealTinyPlan(tiny.job);
  expect(await codes()).toEqual([
    ['SEAL_NOT_COMMITTED', 'plan', 'artifacts/plan/plan.json'],
  ]);
});

test('staged is enough: a hook before the commit can be frozen', async () => {
  track();
  forge();
  git('add', '.');
  expect(await codes()).toEqual([]);
});

test('where an agent may be asked, or git does not have the slice, there is nothing to compare with', async () => {
  forge();
  expect(await codes()).toEqual([]);
  git('init', '--quiet');
  expect(await codes()).toEqual([]);
  track();
  sealTinyLayer(tiny.job, 'base', goodArtifact('base', 'return 7;'));
  expect(await codes({ ...tiny.job, frozen: false })).toEqual([]);
  expect(await codes()).toEqual([BASE]);
});
