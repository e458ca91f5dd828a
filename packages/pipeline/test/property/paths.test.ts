import { posix, win32 } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  checkPaths,
  checkStoredPaths,
  refusal,
} from '../../src/verify/path-policy.js';
import { hostilePaths } from '../support/hostile.js';
import { rootsOfLayers } from '../support/roots.js';

const RUNS = 100_000;

const DEVICES = [
  'con',
  'prn',
  'aux',
  'nul',
  'conin$',
  'conout$',
  'clock$',
].concat(
  ['com', 'lpt'].flatMap((port) =>
    [...'0123456789'].map((digit) => `${port}${digit}`),
  ),
);

/**
 * What is wrong with an accepted path, found by other means than the policy's: by resolving it as POSIX,
 * as Windows and as a URL would, and by looking at each character.
 */
function wrongWith(path: string): readonly string[] {
  const wrong: string[] = [];
  const root = rootsOfLayers.find((prefix) => path.startsWith(prefix));
  if (root === undefined) return ['it has no root'];
  if (posix.normalize(path) !== path) wrong.push('POSIX changes it');
  if (posix.relative(root, path).startsWith('..'))
    wrong.push('it leaves the root');
  if (posix.resolve('/w', path) !== `/w/${path}`)
    wrong.push('POSIX resolves it elsewhere');
  if (win32.resolve('C:\\w', path) !== `C:\\w\\${path.replaceAll('/', '\\')}`) {
    wrong.push('Windows resolves it elsewhere');
  }
  if (new URL(path, 'file:///w/').pathname !== `/w/${path}`)
    wrong.push('a URL reads it otherwise');
  if (path.normalize('NFKC') !== path) wrong.push('it folds');
  for (const character of path) {
    const code = character.charCodeAt(0);
    if (character.length !== 1 || code <= 0x20 || code >= 0x7f)
      wrong.push('it is not visible ASCII');
    if ('\\:*?"<>|$`\'!#%&;(){}[]~@ '.includes(character))
      wrong.push(`it has ${character}`);
  }
  for (const segment of path.split('/')) {
    const [stem = ''] = segment.split('.');
    if (DEVICES.includes(stem.toLowerCase())) wrong.push('it is a device');
    if (
      segment.startsWith('.') ||
      segment.startsWith('-') ||
      segment.endsWith('.')
    )
      wrong.push('it is hidden or an option');
    if (segment.toLowerCase() === 'node_modules')
      wrong.push('it is a dependency');
  }
  const name = posix.basename(path);
  if (!['.ts', '.tsx'].includes(posix.extname(path)))
    wrong.push('it is no source');
  if (
    name
      .split('.')
      .slice(1, -1)
      .some((part) => part.toLowerCase() === 'd')
  )
    wrong.push('it is a declaration');
  if (/^[a-z-]+\.config\.tsx?$/i.test(name))
    wrong.push('it is a configuration');
  if (path in {}) wrong.push('it is a key of every object');
  if (path.length > 200) wrong.push('it is long');
  return [...new Set(wrong)];
}

const ordinary = fc.stringMatching(/^[A-Za-z0-9_.-]{1,8}$/);
const odd = fc.oneof(
  fc.constantFrom(
    '',
    '.',
    '..',
    '...',
    ' ',
    '~',
    '%2e%2e',
    '..\\',
    'CON',
    'nul.ts',
    'aux',
    '.git',
    'node_modules',
    'Node_Modules',
    'dist',
    '__proto__',
    'constructor',
    'index',
    'jest.config',
    'x.d',
    '\u212a',
    '\u2024',
    'C:',
    '\0',
    '\r\n',
    '\ud800',
    '-rf',
  ),
  fc.string({ maxLength: 6, unit: 'binary' }),
  fc.constantFrom(...hostilePaths.single.map(({ path }) => path)),
);
const segment = fc.oneof(
  { weight: 4, arbitrary: ordinary },
  { weight: 1, arbitrary: odd },
);
const ending = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('.ts', '.tsx', '.test.ts') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      '.d.ts',
      '.D.ts',
      '.d.css.ts',
      '.mts',
      '.cts',
      '.js',
      '.json',
      '.TS',
      '.ts ',
      '.ts.',
      '.ts::$DATA',
      '.config.ts',
      '.node',
    ),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 4 }) },
);
const start = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...rootsOfLayers) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      '/',
      './',
      '../',
      'src/db',
      'src/main/',
      'SRC/db/',
      'src//db/',
      'src\\db\\',
      'file:///',
      '\ufeffsrc/db/',
    ),
  },
);
const path = fc
  .tuple(start, fc.array(segment, { minLength: 1, maxLength: 4 }), ending)
  .map(([root, segments, end]) => `${root}${segments.join('/')}${end}`);

describe(`${RUNS} random paths`, () => {
  let accepted = 0;

  test('never an exception, and what is accepted is what it seems', () => {
    fc.assert(
      fc.property(path, (candidate) => {
        if (refusal(candidate, rootsOfLayers) !== undefined) return;
        accepted += 1;
        const wrong = wrongWith(candidate);
        if (wrong.length > 0) throw new Error(wrong.join(', '));
      }),
      { numRuns: RUNS, seed: 20_241 },
    );
  });

  test('thousands of them are accepted: a policy that refuses all would prove nothing', () => {
    expect(accepted).toBeGreaterThan(RUNS / 20);
    expect(accepted).toBeLessThan(RUNS);
  });
});

test('10000 random sets: no two accepted files meet, whatever the order', () => {
  const few = fc
    .tuple(
      fc.constantFrom(...rootsOfLayers),
      fc.array(fc.constantFrom('a', 'A', 'b', 'a.ts', 'index'), {
        minLength: 1,
        maxLength: 3,
      }),
      fc.constantFrom('.ts', '.tsx', '.js.ts'),
    )
    .map(([root, segments, end]) => `${root}${segments.join('/')}${end}`);
  let accepted = 0;
  fc.assert(
    fc.property(fc.array(few, { minLength: 2, maxLength: 5 }), (paths) => {
      const files = paths.map((name) => ({ path: name, content: '' }));
      const found = checkPaths(files, { roots: rootsOfLayers, layer: 'db' });
      if ((found.length === 0) !== !meet(paths))
        throw new Error(paths.join(' '));
      const reversed = checkStoredPaths(
        { files: files.toReversed() },
        'x.json',
      );
      if ((found.length === 0) !== (reversed.length === 0))
        throw new Error('order matters');
      if (found.length === 0) accepted += 1;
    }),
    { numRuns: 10_000, seed: 8 },
  );
  expect(accepted).toBeGreaterThan(1_000);
});

/** Writes the files into a disk that ignores case, in memory, and imports each of them. */
function meet(paths: readonly string[]): boolean {
  const disk = new Map<string, { spelling: string; isFile: boolean }>();
  const modules = new Set<string>();
  for (const name of paths) {
    const segments = name.split('/');
    for (const [index] of segments.entries()) {
      const spelling = segments.slice(0, index + 1).join('/');
      const isFile = index === segments.length - 1;
      const there = disk.get(spelling.toLowerCase());
      if (there && (isFile || there.isFile || there.spelling !== spelling))
        return true;
      disk.set(spelling.toLowerCase(), { spelling, isFile });
    }
    let imported = name.toLowerCase();
    while (/\.(ts|tsx|js)$/.test(imported))
      imported = imported.slice(0, imported.lastIndexOf('.'));
    if (imported.endsWith('/index'))
      imported = imported.slice(0, -'/index'.length);
    if (modules.has(imported)) return true;
    modules.add(imported);
  }
  return false;
}
