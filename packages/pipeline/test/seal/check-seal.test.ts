import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createScriptedAgent } from '@nx-slice/agents';
import fc from 'fast-check';
import { renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, readText, writeFiles } from '../../src/edge/files.js';
import { canonical } from '../../src/seal/canonical.js';
import { readAll } from '../../src/verify/read-all.js';
import { sealTinyLayer, sealTinyPlan } from '../support/seal-tiny.js';
import { createTinyJob, goodArtifact } from '../support/tiny-job.js';

let tiny: ReturnType<typeof createTinyJob>;
let artifacts = '';
beforeEach(async () => {
  tiny = createTinyJob(createScriptedAgent({}));
  artifacts = join(tiny.folder, 'artifacts');
  await sealTinyPlan(tiny.job);
  sealTinyLayer(tiny.job, 'base', goodArtifact('base'));
  sealTinyLayer(tiny.job, 'top', goodArtifact('top'));
});
afterEach(() => tiny.remove());

const codes = () => {
  const read = readAll(tiny.job);
  return read.ok ? [] : [...new Set(read.error.map(({ code }) => code))];
};
const text = (path: string) => readText(join(artifacts, path)) ?? '';
const write = (path: string, content: string) => {
  writeFiles(artifacts, [{ path, content }]);
};

test('what was sealed is read', () => {
  expect(codes()).toEqual([]);
});

test('any flipped byte of any document is refused', () => {
  const files = listFiles(artifacts);
  expect(files.length).toBeGreaterThan(9);
  let flipped = 0;
  fc.assert(
    fc.property(fc.constantFrom(...files), fc.nat(), (path, at) => {
      const before = text(path);
      const index = at % before.length;
      const other = before[index] === 'x' ? 'y' : 'x';
      write(path, before.slice(0, index) + other + before.slice(index + 1));
      const found = codes();
      write(path, before);
      flipped += 1;
      expect(found).not.toEqual([]);
    }),
    { numRuns: 300 },
  );
  expect(flipped).toBe(300);
  expect(codes()).toEqual([]);
});

test('layout counts as well: a formatter that has been at it is seen', () => {
  write(
    'base/artifact.json',
    JSON.stringify(JSON.parse(text('base/artifact.json'))),
  );
  expect(codes()).toEqual(['SEAL_MISMATCH']);
});

describe('what the seal does not name', () => {
  test.each(['base/more.json', 'plan/sections/other.json', 'base/src/evil.ts'])(
    '%s is refused',
    (path) => {
      write(path, '{}\n');
      expect(codes()).toEqual(['SEAL_MISMATCH']);
    },
  );
});

test('a sealed document that is gone is missed', () => {
  rmSync(join(artifacts, 'plan/plan.json'));
  expect(codes()).toEqual(['SEAL_MISMATCH']);
});

test('a link to the very same text is refused', () => {
  const moved = join(tiny.folder, 'elsewhere.json');
  renameSync(join(artifacts, 'base/artifact.json'), moved);
  symlinkSync(moved, join(artifacts, 'base/artifact.json'));
  expect(codes()).toEqual(['SEAL_MISMATCH']);
});

test('so is a folder that is a link', () => {
  renameSync(join(artifacts, 'base'), join(tiny.folder, 'elsewhere'));
  symlinkSync(join(tiny.folder, 'elsewhere'), join(artifacts, 'base'));
  expect(codes()).toEqual(['SEAL_MISMATCH']);
});

test.each<[string, string, () => void]>([
  [
    'the request',
    'plan',
    () => {
      const file = join(tiny.folder, 'slice.json');
      writeFileSync(file, (readText(file) ?? '').replace('Keep', 'Count'));
    },
  ],
  [
    'a comment of a person',
    'base',
    () => {
      writeFiles(tiny.folder, [
        { path: 'feedback/base.json', content: canonical(['Be kind.']) },
      ]);
    },
  ],
  [
    'the contract of a layer that it needs',
    'top',
    () => {
      sealTinyLayer(tiny.job, 'base', goodArtifact('base'), [
        {
          path: 'src/base/index.d.ts',
          content: 'export declare const two: 2;',
        },
      ]);
    },
  ],
])(
  'whole and sealed, but of yesterday: %s is another one now',
  (_, layer, change) => {
    change();
    const read = readAll(tiny.job);
    expect(read.ok ? [] : read.error).toMatchObject([
      { code: 'SEAL_MISMATCH', layer },
    ]);
  },
);

test('how slice.json is laid out is nothing that a plan was made from', () => {
  const file = join(tiny.folder, 'slice.json');
  writeFileSync(file, JSON.stringify(JSON.parse(readText(file) ?? '')));
  expect(codes()).toEqual([]);
});
