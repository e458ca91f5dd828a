import { afterEach, expect, jest, test } from '@jest/globals';
import { createScriptedAgent, says } from '@nx-slice/agents';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applySlice } from '../../src/apply/apply-slice.js';
import { readText, writeFiles } from '../../src/edge/files.js';
import { canonical } from '../../src/seal/canonical.js';
import { makeSeal } from '../../src/seal/make-seal.js';
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
  const seal = (content: string) => {
    const artifacts = ['plan', 'base', 'top'].map((layer) => {
      const sealed = makeSeal({
        slice: job.slice,
        layer,
        artifact: {
          files: [{ path: `src/${layer}/index.ts`, content }],
          contracts: [],
        },
        contract: { version: 1, layer, declarations: [], promises: [] },
        inputs: [],
        agent: agent.identity,
        attempts: 1,
        isolation: 'process',
      });
      job.store.replace(layer, {
        'artifact.json': sealed.artifact,
        'contract.json': sealed.contract,
        'seal.json': sealed.seal,
      });
      return { layer, digest: sealed.seal.artifact };
    });
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
  const apply = () => {
    const result = applySlice(job, { dryRun: false });
    return result.ok
      ? result.value.map(({ kind }) => kind)
      : result.error.map(({ code }) => code);
  };
  return { folder, seal, apply, job };
}

const FILE = 'src/base/index.ts';

test('what was verified is written, once', () => {
  const { folder, seal, apply } = setUp();
  seal('one');
  expect(apply()).toEqual(['create', 'create', 'create']);
  expect(readText(join(folder, FILE))).toBe('one');
  expect(apply()).toEqual(['unchanged', 'unchanged', 'unchanged']);
});

test('an edit and a change of the same file is a conflict: nothing at all is written', () => {
  const { folder, seal, apply } = setUp();
  seal('one');
  apply();
  writeFileSync(join(folder, FILE), 'mine');
  seal('two');
  expect(apply()).toEqual(['APPLY_CONFLICT']);
  expect(readText(join(folder, FILE))).toBe('mine');
  expect(readText(join(folder, 'src/top/index.ts'))).toBe('one');
});

test('who made the same change by hand is not in conflict with the next one', () => {
  const { folder, seal, apply } = setUp();
  seal('one');
  apply();
  seal('two');
  for (const layer of ['plan', 'base', 'top']) {
    writeFileSync(join(folder, `src/${layer}/index.ts`), 'two');
  }
  expect(apply()).toEqual(['unchanged', 'unchanged', 'unchanged']);
  seal('three');
  expect(apply()).toEqual(['update', 'update', 'update']);
});

test('artifacts that were not verified together are not applied', () => {
  const { seal, apply, folder } = setUp();
  seal('one');
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
  expect(apply()).toEqual(['NOT_VERIFIED', 'NOT_VERIFIED', 'NOT_VERIFIED']);
  expect(readText(join(folder, FILE))).toBeUndefined();
});
