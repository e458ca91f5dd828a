import { describe, expect, test } from '@jest/globals';
import {
  checkPaths,
  checkStoredPaths,
  refusal,
} from '../../src/verify/path-policy.js';
import { findCollisions } from '../../src/verify/path/find-collisions.js';

const roots = ['src/db/', 'test/db/'];
const filesOf = (paths: readonly string[]) =>
  paths.map((path) => ({ path, content: '' }));
const check = (...paths: string[]) =>
  checkPaths(filesOf(paths), { roots, layer: 'db' });

describe('accepted', () => {
  test.each([
    'src/db/index.ts',
    'src/db/rows/note-row.ts',
    'test/db/order.test.ts',
    'src/db/Table.tsx',
    'src/db/a.b.ts',
    'src/db/config.ts',
    'src/db/console.ts',
    'src/db/feedback/artifacts.ts',
    'src/db/distance/coverages.ts',
  ])('%s', (path) => {
    expect(check(path)).toEqual([]);
  });
});

describe('refused', () => {
  test.each([
    ['src/db/../main/x.ts'],
    ['src/db/./x.ts'],
    ['src/db//x.ts'],
    ['src/db/x.ts/'],
    ['src/db/'],
    ['src/db'],
    ['src/db/con.ts'],
    ['src/db/NUL.test.ts'],
    ['src/db/com0/x.ts'],
    ['src/db/x.js'],
    ['src/db/x.mts'],
    ['src/db/x.cts'],
    ['src/db/x.TS'],
    ['src/db/.env.ts'],
    ['src/db/node_modules/x.ts'],
    ['src/db/Dist/x.ts'],
    ['src/db/__mocks__/x.ts'],
    ['src/db/é.ts'],
    ['src/db/x .ts'],
    ['src/db\\x.ts'],
    ['src/db/x\n.ts'],
    [`src/db/${'x'.repeat(200)}.ts`],
    ['src/dbx/x.ts'],
    ['SRC/db/x.ts'],
    [' src/db/x.ts'],
  ])('%j', (path) => {
    expect(check(path)).toMatchObject([
      { code: 'PATH_REFUSED', stage: 'policy', layer: 'db' },
    ]);
  });

  test.each([
    'src/db/x.d.ts',
    'src/db/x.D.ts',
    'src/db/x.d.tsx',
    'src/db/x.d.css.ts',
    'src/db/x.d.d.ts',
  ])('%s: a declaration, which the compiler believes', (path) => {
    expect(refusal(path, roots)).toMatch('declaration');
  });

  test.each([
    'src/db/jest.config.ts',
    'src/db/eslint.config.ts',
    'src/db/deep/Vite.Config.ts',
    'src/db/wdio.conf.ts',
    'src/db/vitest.workspace.ts',
    'test/db/playwright-ct.config.tsx',
  ])('%s: a tool would run it', (path) => {
    expect(refusal(path, roots)).toMatch('configuration');
  });

  test('the path is named, inert and cut', () => {
    const [first] = check(`../\u001b[2J\n::error::${'x'.repeat(1_000)}`);
    expect(first?.message).toMatch(
      /^The path "\.\.\/\\u\{1b\}\[2J\\n\\::error::x+… \(cut, 1017 characters in all\)" is not below src\/db\/ or test\/db\/$/,
    );
  });

  test('of many, some are named and the others counted', () => {
    const found = check(
      ...Array.from({ length: 100 }, (_, index) => `../${index}.ts`),
    );
    expect(found).toHaveLength(20);
    expect(found.at(-1)?.message).toMatch(/\(and 80 more like it\)$/);
  });

  test('a path of a million folders takes no time', () => {
    const begin = performance.now();
    expect(check(`src/db/${'a/'.repeat(1_000_000)}x.ts`)).toHaveLength(1);
    expect(performance.now() - begin).toBeLessThan(1_000);
  });
});

describe('files that would meet', () => {
  test.each([
    ['src/db/a.ts', 'src/db/A.ts'],
    ['src/db/a.ts', 'src/db/a.tsx'],
    ['src/db/a.ts', 'src/db/a.js.ts'],
    ['src/db/a.ts', 'src/db/a.json.tsx'],
    ['src/db/a.ts', 'src/db/a/index.ts'],
    ['src/db/a.ts', 'src/db/a.ts/b.ts'],
    ['src/db/a.ts', 'src/db/A.ts/b.ts'],
    ['src/db/a/index.ts', 'src/db/a.tsx'],
    ['src/db/a.ts', 'src/db/a.ts'],
    ['src/db/a/x.ts', 'src/db/A/y.ts'],
    ['src/db/a/b/x.ts', 'src/db/a/B/y.ts'],
    ['src/db/a/x.test.ts', 'src/db/a/x.test.tsx'],
  ])('%s and %s, in this order and in the other', (...paths) => {
    for (const order of [paths, paths.toReversed()]) {
      expect(check(...order)).toMatchObject([{ code: 'PATH_REFUSED' }]);
    }
  });

  test.each([
    ['k.ts', '\u212a.ts'],
    ['ﬁ.ts', 'fi.ts'],
    ['e\u0301.ts', 'é.ts'],
    ['ａ/x.ts', 'a/y.ts'],
  ])('%s and %s fold to one name', (...paths) => {
    expect(findCollisions(paths)).toHaveLength(1);
  });

  test('an honest set of files is accepted', () => {
    expect(
      check(
        'src/db/index.ts',
        'src/db/rows/index.ts',
        'src/db/rows/a.ts',
        'src/db/a.ts',
        'src/db/a/b.ts',
        'test/db/a.test.ts',
        'test/db/rows/a.test.ts',
      ),
    ).toEqual([]);
  });
});

describe('what the pipeline stored', () => {
  const stored = (document: object) =>
    checkStoredPaths(document, 'db/contract.json');

  test('sources and the declarations of a contract are fine', () => {
    expect(
      stored({
        files: filesOf(['src/db/index.ts', 'test/main/x.test.tsx']),
        declarations: filesOf(['src/db/index.d.ts', 'src/contract/index.ts']),
      }),
    ).toEqual([]);
  });

  test('documents without files have nothing to refuse', () => {
    expect(stored({ version: 1, artifacts: [] })).toEqual([]);
  });

  test.each([
    [{ files: filesOf(['../x.ts']) }],
    [{ files: filesOf(['x.ts']) }],
    [{ files: filesOf(['src/db/index.d.ts']) }],
    [{ files: filesOf(['package.json']) }],
    [{ declarations: filesOf(['/etc/x.d.ts']) }],
    [{ declarations: filesOf(['node_modules/zod/index.d.ts']) }],
    [{ declarations: filesOf(['src/db/x.d.css.ts']) }],
    [{ files: filesOf(['src/a.ts', 'src/A.ts']) }],
  ])('%j', (document) => {
    expect(stored(document)).toMatchObject([
      {
        code: 'STORED_PATH_REFUSED',
        stage: 'seal',
        file: 'artifacts/db/contract.json',
      },
    ]);
  });

  test('many are counted', () => {
    expect(
      stored({ files: filesOf(['../a.ts', '../b.ts', '../c.ts']) }),
    ).toMatchObject([
      {
        message: expect.stringMatching(/"\.\.\/a\.ts".*\(and 2 more paths\)$/),
      },
    ]);
  });
});
