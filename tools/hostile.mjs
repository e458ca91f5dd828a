/**
 * Runs the hostile suites with a home and a temporary folder of their own, and proves that they left no trace: the
 * repository, the home and the temporary folder have the same digests as before, and no process is left.
 *
 *   npm run test:hostile
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
const SUITES = ['hostile', 'edge', 'verify', 'feedback', 'isolation'].map(
  (name) => `packages/pipeline/test/${name}`,
);
/** What tests may not touch, and is too large to read each time; git's own index changes when git looks. */
const LEFT_OUT = new Set(['node_modules', '.git', '.nx']);

/**
 * @param {string} folder absolute path
 * @returns {string} of every path below it, its kind and mode, and what it holds
 */
function digestOf(folder) {
  const hash = createHash('sha256');
  let entries = 0;
  /** @param {string} path */
  const visit = (path) => {
    for (const name of readdirSync(path).sort()) {
      if (path === ROOT && LEFT_OUT.has(name)) continue;
      const entry = join(path, name);
      const stat = lstatSync(entry);
      entries += 1;
      hash.update(`${entry}\0${String(stat.mode)}\0`);
      if (stat.isSymbolicLink()) hash.update(readlinkSync(entry));
      else if (stat.isFile()) hash.update(readFileSync(entry));
      else if (stat.isDirectory()) visit(entry);
    }
  };
  visit(folder);
  return `${hash.digest('hex')} (${String(entries)} entries)`;
}

const own = mkdtempSync(join(tmpdir(), 'nx-slice-hostile-'));
const home = join(own, 'home');
const temporary = join(own, 'tmp');
const cache = join(own, 'jest');
for (const folder of [home, temporary, cache]) mkdirSync(folder);
writeFileSync(join(home, '.npmrc'), '//registry.example/:_authToken=canary\n');
writeFileSync(join(temporary, 'of-somebody-else.txt'), 'Not yours.\n');

const places = { repository: ROOT, home, 'temporary folder': temporary };
const digests = () =>
  Object.entries(places).map(([name, path]) => [name, digestOf(path)]);

const before = digests();
const { status } = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    join(ROOT, 'node_modules/jest/bin/jest.js'),
    ...SUITES,
    `--cacheDirectory=${cache}`,
    '--selectProjects',
    'tools',
  ],
  {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, HOME: home, TMPDIR: temporary },
  },
);
const after = digests();

let isClean = true;
after.forEach(([name, digest], index) => {
  const earlier = before[index]?.[1];
  const isSame = digest === earlier;
  isClean &&= isSame;
  console.log(
    isSame
      ? `same     ${name}  ${digest}`
      : `CHANGED  ${name}  ${earlier} → ${digest}`,
  );
});
if (!isClean) {
  console.log(
    `Left in the temporary folder: ${readdirSync(temporary).join(', ')}`,
  );
}
rmSync(own, { recursive: true, force: true });
process.exit(status === 0 && isClean ? 0 : 1);
