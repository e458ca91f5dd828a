import { describe, expect, test } from '@jest/globals';
import { LAYERS } from '../../src/table.js';
import { lintSnippet, refusedBy } from './lint-snippet.js';

const RULE = 'nx-slice/imports';

const side = (specifier: string) => `import '${specifier}';\n`;
const value = (specifier: string) =>
  `import { a } from '${specifier}';\nexport const b = a;\n`;
const type = (specifier: string) =>
  `import type { A } from '${specifier}';\nexport type B = A;\n`;

/** A file in the middle of each row of the table. */
const rows = LAYERS.flatMap(({ modules }) => modules).map((row) => {
  const file = `src/${row.files.replace('/**', '/a-file.ts')}`;
  return [file, row] as const;
});

describe.each(rows)('%s', (file, row) => {
  test('may import what its row says, in the way it says', async () => {
    for (const specifier of row.values) {
      await expect(lintSnippet(file, value(specifier))).resolves.toEqual([]);
      await expect(lintSnippet(file, type(specifier))).resolves.toEqual([]);
    }
    for (const specifier of row.types) {
      await expect(lintSnippet(file, type(specifier))).resolves.toEqual([]);
      await expect(refusedBy(file, value(specifier))).resolves.toEqual([RULE]);
    }
  });

  test.each([
    'electron',
    'node:fs',
    'node:crypto',
    'lodash',
    '@nx-slice/kernel/sql/node-sqlite',
    '@nx-slice/kernel',
    'react/jsx-runtime',
    '../nowhere',
    '../../../other/src/db',
    '/etc/passwd',
    'data:text/javascript,1',
  ])('may not import %s, not even a type', async (specifier) => {
    await expect(refusedBy(file, value(specifier))).resolves.toEqual([RULE]);
    await expect(refusedBy(file, type(specifier))).resolves.toEqual([RULE]);
    await expect(refusedBy(file, side(specifier))).resolves.toEqual([RULE]);
  });
});

describe('a relative import is judged by where it leads', () => {
  test.each([
    ['src/db/rows/note-row.ts', '../../contract'],
    ['src/db/rows/note-row.ts', '../columns'],
    ['src/db/rows/note-row.ts', './column'],
    ['src/db/repository.ts', './rows/note-row'],
    ['src/db/repository.ts', './../contract'],
    ['src/component/a/b/c.ts', '../../../renderer'],
  ])('%s may import %s', async (file, specifier) => {
    await expect(lintSnippet(file, value(specifier))).resolves.toEqual([]);
  });

  test.each([
    ['src/db/rows/note-row.ts', '../contract/../../main'],
    ['src/db/repository.ts', './rows/../../main/service'],
    ['src/db/repository.ts', '../db-old/rows'],
    ['src/db/repository.ts', '../contract/note-schema'],
    ['src/component/item.ts', '../renderer/queries'],
    ['src/ipc/main.ts', './preload'],
    ['src/ipc/preload.ts', './main'],
    ['src/ipc/preload.ts', '../contract'],
    ['src/main/service.ts', '../ipc/main'],
    ['src/renderer/keys.ts', '../../test/support/fake-api'],
  ])('%s may not import %s', async (file, specifier) => {
    await expect(refusedBy(file, value(specifier))).resolves.toEqual([RULE]);
  });
});

describe('re-exports are imports', () => {
  test.each([
    [`export * from '../main';\n`],
    [`export { a } from '../main';\n`],
    [`export * as all from 'node:fs';\n`],
    [`export type { A } from '../main';\n`],
  ])('%s', async (code) => {
    await expect(refusedBy('src/db/index.ts', code)).resolves.toEqual([RULE]);
  });

  test('of the own folder are fine', async () => {
    const code = `export { a } from './a';\nexport type * from './b';\n`;
    await expect(lintSnippet('src/db/index.ts', code)).resolves.toEqual([]);
  });
});

describe('there is no other way in', () => {
  test.each([
    [`export const load = () => import('../contract');\n`, RULE],
    [`export type A = import('../contract').A;\n`, RULE],
    [`import contract = require('../contract');\nexport { contract };\n`, RULE],
    [`export const fs = require('node:fs');\n`, 'nx-slice/globals'],
    [`export const here = import.meta.url;\n`, 'no-restricted-syntax'],
  ])('%s', async (code, rule) => {
    await expect(refusedBy('src/db/a-file.ts', code)).resolves.toContain(rule);
  });
});

test('a bare import that is left of a type import is seen', async () => {
  const code = `import { type A } from '../contract';\nexport type B = A;\n`;
  await expect(refusedBy('src/renderer/keys.ts', code)).resolves.toEqual(
    expect.arrayContaining([
      RULE,
      '@typescript-eslint/no-import-type-side-effects',
    ]),
  );
});

describe('a file that the table does not know', () => {
  test.each(['src/ipc/helper.ts', 'src/extra/a.ts', 'src/a.ts'])(
    '%s may import nothing',
    async (file) => {
      await expect(refusedBy(file, value('./other'))).resolves.toEqual([RULE]);
      await expect(refusedBy(file, type('zod'))).resolves.toEqual([RULE]);
      await expect(
        lintSnippet(file, 'export const one = 1;\n'),
      ).resolves.toEqual([]);
    },
  );
});

test('the message says who may not import what, and what is left', async () => {
  await expect(
    lintSnippet('src/main/service.ts', type('electron')),
  ).resolves.toEqual([
    'nx-slice/imports: The layer "main" may not import "electron"; it may import src/main, @nx-slice/kernel/errors, @nx-slice/kernel/ipc/contract, src/contract, src/db.',
  ]);
  await expect(
    lintSnippet('src/main/service.ts', value('../db')),
  ).resolves.toEqual([
    'nx-slice/imports: The layer "main" may import types from "../db", no values: write `import type`.',
  ]);
});
