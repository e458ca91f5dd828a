/** One process of the crash matrix: `apply` or `recover` in a workspace, killed before call `at` (0: never). */
import { WRITES } from './change-of-twelve.mjs';
import { killingAt, MUTANTS } from './faulty-fs.mjs';
import { commitWrites } from '../../packages/pipeline/dist/apply/journal/commit-writes.js';
import { takeApplyLock } from '../../packages/pipeline/dist/apply/journal/apply-lock.js';
import { recover } from '../../packages/pipeline/dist/apply/journal/recover.js';
import { nodeFs } from '../../packages/pipeline/dist/edge/journal-fs.js';

const [what = '', workspace = '', at = '0', mutant = ''] =
  process.argv.slice(2);
const killing = at === '0' ? nodeFs : killingAt(nodeFs, Number(at));
const fs = mutant === '' ? killing : MUTANTS[mutant](killing);
const options = {
  fs,
  signal: new AbortController().signal,
  onEvent: () => undefined,
  waitAtMost: 5_000,
};

const lock = await takeApplyLock(workspace, options);
if (!lock.ok) end(lock);
const recovered = recover(workspace, fs);
if (!recovered.ok || what === 'recover') end(recovered);
const written = commitWrites(workspace, WRITES, fs);
lock.value.release();
end(written);

function end(result) {
  if (lock.ok) lock.value.release();
  if (!result.ok) console.error(JSON.stringify(result.error));
  process.exit(result.ok ? 0 : 1);
}
