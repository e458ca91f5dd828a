import { expect, test } from '@jest/globals';
import {
  countCalls,
  killedAt,
  MUTANTS,
} from '../../../../../tools/crash/faulty-fs.mjs';
import type { JournalFs } from '../../../src/edge/journal-fs.js';
import { applyOnce, recoverOnce } from '../../support/disk/apply-once.js';
import {
  dies,
  diskOfTwelve,
  stateOn,
  WORKSPACE,
} from '../../support/disk/disk-of-twelve.js';
import type { Luck } from '../../support/disk/power-disk.js';

/** A small generator of numbers that are the same in each run; 0 to 1. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Of entries that nobody flushed: none survives, all, the first half, any; of content: nothing, half of it. */
const lucks = (seed: number): readonly Luck[] => {
  const next = random(seed);
  return [
    { survives: () => false, content: 0 },
    { survives: () => true, content: 0 },
    { survives: () => true, content: 0.5 },
    { survives: (index, of) => index < of / 2, content: 0 },
    { survives: () => next() < 0.5, content: 0 },
    { survives: () => next() < 0.5, content: 1 },
  ];
};

/** Cuts the power at every call of `work`, and after its end. */
function cutEverywhere(mutate: (fs: JournalFs) => JournalFs) {
  const calls = countCalls(mutate(diskOfTwelve().fs), (fs) =>
    applyOnce(WORKSPACE, fs),
  );
  const tally = { calls, cuts: 0, bad: 0, oldAfterTheEnd: 0 };
  for (let at = 1; at <= calls + 1; at += 1) {
    for (const luck of lucks(at)) {
      const disk = diskOfTwelve();
      dies(() => applyOnce(WORKSPACE, killedAt(mutate(disk.fs), at)));
      const after = disk.cut(luck);
      tally.cuts += 1;
      const recovered = recoverOnce(WORKSPACE, after.fs);
      const state = stateOn(after);
      if (!recovered.ok || state === 'torn') tally.bad += 1;
      else if (at > calls && state !== 'new') tally.oldAfterTheEnd += 1;
    }
  }
  return tally;
}

test('a power cut at any call leaves old or new files after one recovery, and after the end always the new ones', () => {
  const tally = cutEverywhere((fs) => fs);
  console.log(
    `power cut at ${tally.calls} calls, ${tally.cuts} disks: bad ${tally.bad}, old after the end ${tally.oldAfterTheEnd}`,
  );
  expect(tally).toMatchObject({ bad: 0, oldAfterTheEnd: 0 });
});

test('the cuts notice a journal that flushes nothing', () => {
  const tally = cutEverywhere(MUTANTS['no fsync']);
  console.log(
    `without fsync: ${tally.bad + tally.oldAfterTheEnd} of ${tally.cuts} noticed`,
  );
  expect(tally.bad).toBeGreaterThan(0);
  expect(tally.oldAfterTheEnd).toBeGreaterThan(0);
});
