/**
 * Kills real processes on a real disk, with SIGKILL before each call that changes something: apply of 12 files, and
 * the recovery of one that was killed in the middle. Needs a build.
 *
 *   npm run crash
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesIn, prepare, stateOf } from './change-of-twelve.mjs';

const CHILD = join(import.meta.dirname, 'child.mjs');
const child = (...args) =>
  spawnSync(process.execPath, [CHILD, ...args.map(String)], {
    encoding: 'utf8',
  });

/** Prepares, kills at each call until one run is not killed, recovers once. */
function matrix(what, begin) {
  const tally = { killed: 0, old: 0, new: 0, torn: 0, bad: 0 };
  for (let at = 1; ; at += 1) {
    const workspace = mkdtempSync(join(tmpdir(), 'crash-'));
    try {
      prepare(workspace);
      begin(workspace);
      const killed = child(what, workspace, at);
      if (killed.signal !== 'SIGKILL') {
        if (killed.status !== 0) throw new Error(killed.stderr);
        return tally;
      }
      tally.killed += 1;
      tally[stateOf(filesIn(workspace))] += 1;
      const recovered = child('recover', workspace, 0);
      if (recovered.status !== 0 || stateOf(filesIn(workspace)) === 'torn') {
        tally.bad += 1;
        console.log(`${what}, call ${at}: ${recovered.stderr}`);
      }
    } finally {
      rmSync(workspace, { recursive: true, force: true });
    }
  }
}

const apply = matrix('apply', () => undefined);
console.log('apply:  ', apply);
const middle = Math.round(apply.killed * 0.7);
const recovery = matrix('recover', (workspace) => {
  child('apply', workspace, middle);
});
console.log('recover:', recovery);
process.exit(apply.bad + recovery.bad === 0 && apply.killed >= 75 ? 0 : 1);
