import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { checkPaths, refusal } from '../../src/verify/path-policy.js';

const roots = ['src/db/', 'test/db/'];
const check = (...paths: string[]) =>
  checkPaths(
    paths.map((path) => ({ path, content: '' })),
    { roots, layer: 'db' },
  );

const hostile = z
  .object({
    single: z.array(z.object({ rule: z.string(), path: z.unknown() })),
    sets: z.array(z.array(z.string())),
  })
  .parse(
    JSON.parse(
      readFileSync(new URL('hostile-paths.json', import.meta.url), 'utf8'),
    ),
  );

const texts = hostile.single.flatMap(({ rule, path }) =>
  typeof path === 'string' ? [[rule, path] as const] : [],
);

describe('accepted', () => {
  test.each([
    'src/db/index.ts',
    'src/db/rows/note-row.ts',
    'test/db/order.test.ts',
    'src/db/Table.tsx',
    'src/db/a.b.ts',
  ])('%s', (path) => {
    expect(check(path)).toEqual([]);
  });
});

describe('refused', () => {
  test.each(texts)('%s: %j', (_, path) => {
    expect(refusal(path, roots)).toBeDefined();
  });

  test.each([
    ['src/db/../main/x.ts'],
    ['src/db/./x.ts'],
    ['src/db//x.ts'],
    ['src/db/x.ts/'],
    ['src/db/con.ts'],
    ['src/db/NUL.test.ts'],
    ['src/db/x.d.ts'],
    ['src/db/x.js'],
    ['src/db/.env.ts'],
    ['src/db/node_modules/x.ts'],
    ['src/db/é.ts'],
    ['src/db/x .ts'],
    ['src/db\\x.ts'],
    [`src/db/${'x'.repeat(200)}.ts`],
    ['src/dbx/x.ts'],
    ['SRC/db/x.ts'],
  ])('%s', (path) => {
    expect(check(path)).toMatchObject([
      { code: 'PATH_REFUSED', stage: 'policy', layer: 'db' },
    ]);
  });
});

describe('files that would meet', () => {
  test.each([
    ['src/db/a.ts', 'src/db/A.ts'],
    ['src/db/a.ts', 'src/db/a.tsx'],
    ['src/db/a.ts', 'src/db/a/index.ts'],
    ['src/db/a.ts', 'src/db/a.ts/b.ts'],
    ['src/db/a/index.ts', 'src/db/a.tsx'],
    ['src/db/a.ts', 'src/db/a.ts'],
  ])('%s and %s', (...paths) => {
    expect(check(...paths)).not.toEqual([]);
  });

  test('hostile pairs, below a root', () => {
    for (const pair of hostile.sets) {
      expect(check(...pair.map((path) => `src/db/${path}`))).not.toEqual([]);
    }
  });

  test('an honest set of files is accepted', () => {
    expect(
      check('src/db/index.ts', 'src/db/rows/index.ts', 'src/db/rows/a.ts'),
    ).toEqual([]);
  });
});

test('property: what is accepted is below a root, and is itself when resolved', () => {
  const segment = fc.oneof(
    fc.constantFrom('..', '.', '', 'src', 'db', 'a', 'x.ts', 'CON', '~', '%2e'),
    fc.string({ maxLength: 6, unit: 'binary' }),
  );
  fc.assert(
    fc.property(fc.array(segment, { maxLength: 6 }), (segments) => {
      const path = ['src', 'db', ...segments].join('/');
      if (refusal(path, roots) === undefined) {
        expect(new URL(path, 'file:///w/').pathname).toBe(`/w/${path}`);
        expect(path).toMatch(/^src\/db\/[A-Za-z0-9/._-]+\.tsx?$/);
      }
    }),
    { numRuns: 2_000, seed: 1 },
  );
});
