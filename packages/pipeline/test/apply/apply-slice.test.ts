import { afterEach, expect, jest, test } from '@jest/globals';
import { createScriptedAgent, says } from '@nx-slice/agents';
import { verdictSchema } from '@nx-slice/schemas';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applySlice } from '../../src/apply/apply-slice.js';
import { readText, writeFiles } from '../../src/edge/files.js';
import { canonical } from '../../src/seal/canonical.js';
import { sealTinyLayer, sealTinyPlan } from '../support/seal-tiny.js';
import { createTinyJob } from '../support/tiny-job.js';

jest.setTimeout(60_000);

let remove: (() => void) | undefined;
afterEach(() => remove?.());

/** A slice whose layers are sealed and verified, without a gate having run. */
function setUp() {
  const agent = createScriptedAgent({ plan: [says({})] });
  const tiny = createTinyJob(agent);
  remove = tiny.remove;
  const { job, folder } = tiny;
  const seal = async (content: string) => {
    const plan = await sealTinyPlan(job);
    const layers = ['base', 'top'].map((layer) =>
      sealTinyLayer(job, layer, {
        files: [{ path: `src/${layer}/index.ts`, content }],
        contracts: [],
      }),
    );
    const artifacts = [plan, ...layers].map(
      ({ seal: { layer, artifact } }) => ({
        layer,
        digest: artifact,
      }),
    );
    job.store.replace('verify', {
      'verdict.json': {
        version: 1,
        slice: job.slice,
        gate: '1',
        isolation: 'process',
        artifacts,
        tests: 1,
      },
    });
  };
  /** What becomes of the files of the layers. */
  const apply = async () => {
    const result = await applySlice(job, { dryRun: false });
    return result.ok
      ? result.value
          .filter(({ path }) => /^src\/(base|top)\//.test(path))
          .map(({ kind }) => kind)
      : result.error.map(({ code }) => code);
  };
  return { folder, seal, apply, job };
}

const FILE = 'src/base/index.ts';

test('what was verified is written, once', async () => {
  const { folder, seal, apply } = setUp();
  await seal('one');
  expect(await apply()).toEqual(['create', 'create']);
  expect(readText(join(folder, FILE))).toBe('one');
  expect(await apply()).toEqual(['unchanged', 'unchanged']);
});

test('an edit and a change of the same file is a conflict: nothing at all is written', async () => {
  const { folder, seal, apply } = setUp();
  await seal('one');
  await apply();
  writeFileSync(join(folder, FILE), 'mine');
  await seal('two');
  expect(await apply()).toEqual(['APPLY_CONFLICT']);
  expect(readText(join(folder, FILE))).toBe('mine');
  expect(readText(join(folder, 'src/top/index.ts'))).toBe('one');
});

test('who made the same change by hand is not in conflict with the next one', async () => {
  const { folder, seal, apply } = setUp();
  await seal('one');
  await apply();
  await seal('two');
  for (const layer of ['base', 'top']) {
    writeFileSync(join(folder, `src/${layer}/index.ts`), 'two');
  }
  expect(await apply()).toEqual(['unchanged', 'unchanged']);
  await seal('three');
  expect(await apply()).toEqual(['update', 'update']);
});

test('the verdict on another slice is none on this one', async () => {
  const { seal, apply, job } = setUp();
  await seal('one');
  const path = 'verify/verdict.json';
  const verdict = job.store.readDocument(path, verdictSchema);
  job.store.write(path, { ...(verdict?.ok && verdict.value), slice: 'other' });
  expect(await apply()).toEqual([
    'NOT_VERIFIED',
    'NOT_VERIFIED',
    'NOT_VERIFIED',
  ]);
});

test('artifacts that were not verified together are not applied', async () => {
  const { seal, apply, folder } = setUp();
  await seal('one');
  writeFiles(folder, [
    {
      path: 'artifacts/verify/verdict.json',
      content: canonical({
        version: 1,
        slice: 'words',
        gate: '1',
        isolation: 'process',
        artifacts: [],
        tests: 1,
      }),
    },
  ]);
  expect(await apply()).toEqual([
    'NOT_VERIFIED',
    'NOT_VERIFIED',
    'NOT_VERIFIED',
  ]);
  expect(readText(join(folder, FILE))).toBeUndefined();
});
