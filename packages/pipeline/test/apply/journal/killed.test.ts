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
  leftOn,
  stateOn,
  WORKSPACE,
} from '../../support/disk/disk-of-twelve.js';

/** In memory, where each call costs nothing; tools/crash does the same to real processes on a real disk. */
type Mutate = (fs: JournalFs) => JournalFs;
const asItIs: Mutate = (fs) => fs;

const callsOfApply = (mutate: Mutate): number =>
  countCalls(diskOfTwelve().fs, (fs) => applyOnce(WORKSPACE, mutate(fs)));

/** Kills apply at every call; what the files are then, and after one recovery. */
function killEverywhere(mutate: Mutate) {
  const calls = callsOfApply(mutate);
  const tally = { calls, fired: 0, old: 0, new: 0, torn: 0, bad: 0 };
  for (let at = 1; at <= calls; at += 1) {
    const disk = diskOfTwelve();
    if (dies(() => applyOnce(WORKSPACE, mutate(killedAt(disk.fs, at))))) {
      tally.fired += 1;
    }
    tally[stateOn(disk)] += 1;
    const recovered = recoverOnce(WORKSPACE, mutate(disk.fs));
    const isTidy = leftOn(disk).every((name) => name.startsWith('lock.'));
    if (!recovered.ok || stateOn(disk) === 'torn' || !isTidy) tally.bad += 1;
  }
  return tally;
}

test('killed at any call, apply leaves the old files, the new ones, or what one recovery makes whole', () => {
  const tally = killEverywhere(asItIs);
  console.log(
    `apply of 12 files, killed at ${tally.calls} of ${tally.calls} calls: old ${tally.old}, new ${tally.new}, torn ${tally.torn}; after one recovery bad ${tally.bad}`,
  );
  expect(tally).toMatchObject({ fired: tally.calls, bad: 0 });
  expect(tally.torn).toBeGreaterThan(0);
  expect(tally.calls).toBeGreaterThanOrEqual(75);
});

test('killed at any call, recovery is finished by another', () => {
  const tally = { killed: 0, bad: 0 };
  const total = callsOfApply(asItIs);
  // Each state that apply can leave at night, and by day every fifth; in each, every call of recovery.
  const step = process.env['NX_SLICE_NIGHTLY'] ? 1 : 5;
  for (let at = 1; at <= total; at += step) {
    const left = () => {
      const disk = diskOfTwelve();
      dies(() => applyOnce(WORKSPACE, killedAt(disk.fs, at)));
      return disk;
    };
    const calls = countCalls(left().fs, (fs) => recoverOnce(WORKSPACE, fs));
    for (let next = 1; next <= calls; next += 1) {
      const disk = left();
      if (dies(() => recoverOnce(WORKSPACE, killedAt(disk.fs, next)))) {
        tally.killed += 1;
      }
      const recovered = recoverOnce(WORKSPACE, disk.fs);
      if (!recovered.ok || stateOn(disk) === 'torn') tally.bad += 1;
    }
  }
  console.log(`recovery, killed at ${tally.killed} calls: bad ${tally.bad}`);
  expect(tally.killed).toBeGreaterThanOrEqual(75);
  expect(tally.bad).toBe(0);
});

test('the matrix notices a journal that does not rename', () => {
  const { bad, calls } = killEverywhere(MUTANTS['no rename']);
  console.log(`without rename: ${bad} of ${calls} noticed`);
  expect(bad).toBeGreaterThan(0);
});
