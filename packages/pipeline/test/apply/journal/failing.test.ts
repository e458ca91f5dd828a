import { expect, test } from '@jest/globals';
import {
  countCalls,
  failingAt,
} from '../../../../../tools/crash/faulty-fs.mjs';
import { commitWrites } from '../../../src/apply/journal/commit-writes.js';
import { makeApplyFolder } from '../../../src/apply/journal/apply-folder.js';
import { WRITES } from '../../../../../tools/crash/change-of-twelve.mjs';
import { recoverOnce } from '../../support/disk/apply-once.js';
import {
  diskOfTwelve,
  stateOn,
  WORKSPACE,
} from '../../support/disk/disk-of-twelve.js';

const CODES = ['ENOSPC', 'EIO', 'EROFS', 'EACCES'];

const prepared = () => {
  const disk = diskOfTwelve();
  makeApplyFolder(WORKSPACE, disk.fs);
  return disk;
};

test.each(CODES)(
  '%s at any call, once or for ever, leaves the files unchanged or recoverable, and is named with its path',
  (code) => {
    const calls = countCalls(prepared().fs, (fs) =>
      commitWrites(WORKSPACE, WRITES, fs),
    );
    const tally = { unchanged: 0, recovered: 0, harmless: 0 };
    for (let at = 1; at <= calls; at += 1) {
      for (const isSticky of [false, true]) {
        const disk = prepared();
        const result = commitWrites(
          WORKSPACE,
          WRITES,
          failingAt(disk.fs, at, code, isSticky),
        );
        const state = stateOn(disk);
        // What cannot remove an empty folder has done all that it was asked for.
        if (result.ok) {
          expect(state).toBe('new');
          tally.harmless += 1;
          continue;
        }
        const [problem] = result.error;
        expect(problem?.code).toBe('APPLY_FAILED');
        expect(problem?.message).toMatch(
          new RegExp(`^${code}: .*\\(${code}: injected, \\w+ '/work`),
        );
        if (state === 'old') tally.unchanged += 1;
        expect(recoverOnce(WORKSPACE, disk.fs)).toMatchObject({ ok: true });
        expect(stateOn(disk)).not.toBe('torn');
        if (stateOn(disk) === 'new') tally.recovered += 1;
      }
    }
    console.log(
      `${code} at ${calls} calls, once and for ever: ${JSON.stringify(tally)}`,
    );
    expect(calls).toBeGreaterThan(60);
  },
);
