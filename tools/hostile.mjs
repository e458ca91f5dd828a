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
import { join, relative, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
const SUITES = ['hostile', 'edge', 'verify', 'feedback', 'isolation'].map(
  (name) => `packages/pipeline/test/${name}`,
);
/** What tests may not touch, and is too large to read each time; git's own index changes when git looks. */
const LEFT_OUT = new Set(['node_modules', '.git', '.nx']);

/**
 * @param {string} folder absolute path
 * @returns {ReadonlyMap<string, string>} of every path below it: a digest of its kind, its mode, and what it holds
 */
function digestsBelow(folder) {
  const digests = new Map();
  /** @param {string} path */
  const visit = (path) => {
    for (const name of readdirSync(path).sort()) {
      if (path === ROOT && LEFT_OUT.has(name)) continue;
      const entry = join(path, name);
      const stat = lstatSync(entry);
      const hash = createHash('sha256').update(String(stat.mode));
      if (stat.isSymbolicLink()) hash.update(readlinkSync(entry));
      else if (stat.isFile()) hash.update(readFileSync(entry));
      digests.set(relative(folder, entry), hash.digest('hex'));
      if (stat.isDirectory()) visit(entry);
    }
  };
  visit(folder);
  return digests;
}

/** @param {ReadonlyMap<string, string>} digests */
const digestOf = (digests) =>
  createHash('sha256')
    .update(JSON.stringify([...digests]))
    .digest('hex')
    .slice(0, 16);

const own = mkdtempSync(join(tmpdir(), 'nx-slice-hostile-'));
const home = join(own, 'home');
const temporary = join(own, 'tmp');
const cache = join(own, 'jest');
for (const folder of [home, temporary, cache]) mkdirSync(folder);
writeFileSync(join(home, '.npmrc'), '//registry.example/:_authToken=canary\n');
writeFileSync(join(temporary, 'of-somebody-else.txt'), 'Not yours.\n');

const places = { repository: ROOT, home, 'temporary folder': temporary };
const digests = () =>
  new Map(
    Object.entries(places).map(([name, path]) => [name, digestsBelow(path)]),
  );

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
    env: {
      ...process.env,
      HOME: home,
      TMPDIR: temporary,
      // Jest's compiler keeps its binary there; that is no judged code.
      XDG_CACHE_HOME: cache,
    },
  },
);
const after = digests();

let isClean = true;
for (const [name, earlier] of before) {
  const later = after.get(name) ?? new Map();
  const paths = [...new Set([...earlier.keys(), ...later.keys()])];
  const changed = paths.filter((path) => earlier.get(path) !== later.get(path));
  console.log(
    `${changed.length === 0 ? 'same   ' : 'CHANGED'}  ${name}: ${String(earlier.size)} entries, ${digestOf(earlier)} → ${digestOf(later)}`,
  );
  for (const path of changed) console.log(`    ${path}`);
  isClean &&= changed.length === 0;
}
rmSync(own, { recursive: true, force: true });
process.exit(status === 0 && isClean ? 0 : 1);
