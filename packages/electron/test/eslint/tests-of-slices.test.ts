import { describe, expect, test } from '@jest/globals';
import { lintSnippet, refusedBy } from './lint-snippet.js';

const DB_TEST = 'test/db/a.test.ts';
const HONEST = 'nx-slice/honest-tests';
const IMPORTS = 'nx-slice/imports';

/** A test file around some lines: they get `jest`, `test`, `describe` and `expect`. */
const around = (...code: readonly string[]) =>
  [
    `import { describe, expect, jest, test } from '@jest/globals';`,
    `import { subject } from '../../src/db';`,
    `describe('a', () => { test('b', () => { expect(subject.list(jest.fn())).toEqual([]); }); });`,
    ...code,
    ``,
  ].join('\n');

test('an honest test passes', async () => {
  const code = around(
    `test.each([[1], [2]])('%s', (number) => {`,
    `  jest.spyOn(console, 'error').mockImplementation(() => undefined);`,
    `  const mock: jest.Mock = jest.fn();`,
    `  mock.mockReturnValue(number);`,
    `  expect(subject.list(mock)).toEqual(expect.arrayContaining([expect.any(Number)]));`,
    `  expect.assertions(1);`,
    `  expect(subject.at(new Date(0).getTime())).toBeLessThan(Date.now());`,
    `  expect(subject.list(number as never).only.skip.todo).toBe(new Date(2026, 1, 2).toISOString());`,
    `});`,
  );
  await expect(lintSnippet(DB_TEST, code)).resolves.toEqual([]);
});

test.each([
  `expect(subject.list()[0]).toMatchObject({ title: 'a' });`,
  `const first = subject.list()[0];\nif (!first) throw new Error('none');\nexpect(first.id).toBe('1');`,
  `await expect(async () => { await subject.go(); }).rejects.toThrow('no');`,
  `let caught: unknown;\ntry { subject.go(); } catch (error) { caught = error; }\nexpect(caught).toBeInstanceOf(Error);`,
  `const expectOrder = (rows: readonly string[]) => { expect(rows).toEqual(['a']); };\nexpectOrder(subject.list());`,
  `const check = (n: number) => { expect(subject.list(n)).toBe(n); };\n[1, 2].forEach(check);`,
  `[1, 2].forEach((n) => { expect(subject.list(n)).toBe(n); });`,
  `for (const row of subject.list()) expect(row.id).toBe('1');`,
  `return expect(subject.go()).resolves.toBe(1);`,
  `await Promise.all([1].map(async (n) => { await expect(subject.go(n)).resolves.toBe(n); }));`,
  `expect(console.error).not.toHaveBeenCalled();`,
  `expect(document.activeElement).toBe(null);`,
  `const made = subject.create();\nmade.name = 'x';\nexpect(made.at()).toBe('x');`,
  `expect(subject.keys()).toEqual(subject.keys());`,
])('a test may say: %s', async (code) => {
  const whole = around(`test('c', async () => {\n${code}\n});`);
  await expect(lintSnippet(DB_TEST, whole)).resolves.toEqual([]);
});

describe('a test that does not run is refused', () => {
  test.each([
    `describe.skip('a', () => { test('b', () => { expect(1).toBe(1); }); });`,
    `test.only('a', () => { expect(1).toBe(1); });`,
    `test.todo('a');`,
    `test.failing('a', () => { expect(1).toBe(2); });`,
    `test['skip']('a', () => { expect(1).toBe(1); });`,
    `test.skip.each([1])('%s', () => { expect(1).toBe(1); });`,
    `const t = test; t('a', () => undefined);`,
    `const { skip } = describe; skip('a', () => undefined);`,
    `export { test };`,
    `export const run = [test];`,
  ])('%s', async (code) => {
    await expect(refusedBy(DB_TEST, around(code))).resolves.toContain(HONEST);
  });

  test.each([
    `import { xtest } from '@jest/globals';\nxtest('a', () => undefined);\n`,
    `import { fdescribe } from '@jest/globals';\nfdescribe('a', () => undefined);\n`,
    `import { test as t } from '@jest/globals';\nt('a', () => undefined);\n`,
    `import * as all from '@jest/globals';\nall.test.skip('a', () => undefined);\n`,
    `export { test as t } from '@jest/globals';\n`,
    `export * from '@jest/globals';\n`,
  ])('%s', async (code) => {
    await expect(refusedBy('test/db/helper.ts', code)).resolves.toContain(
      HONEST,
    );
  });

  test('xtest as a global', async () => {
    const code = `xtest('a', () => undefined);\n`;
    await expect(refusedBy(DB_TEST, code)).resolves.toContain(
      'nx-slice/globals',
    );
  });
});

describe('a test that bends the verdict is refused', () => {
  test.each([
    `expect.extend({ toBe: () => ({ pass: true, message: () => '' }) });`,
    `const check = expect; check(1);`,
    `jest.mock('../../src/db');`,
    `jest.unstable_mockModule('../../src/db', () => ({}));`,
    `jest['mock']('../../src/db');`,
    `const { mock } = jest; mock('../../src/db');`,
    `jest.spyOn(subject, 'list').mockReturnValue([]);`,
    `jest.replaceProperty(subject, 'list', () => []);`,
    `jest.requireActual('node:fs');`,
    `subject.list = () => [];`,
    `subject.deep.list = () => [];`,
    `Object.assign(subject, { list: () => [] });`,
    `test('s', () => { expect(subject).toMatchSnapshot(); });`,
    `test('s', () => { expect(subject).toMatchInlineSnapshot(); });`,
  ])('%s', async (code) => {
    await expect(refusedBy(DB_TEST, around(code))).resolves.toContain(HONEST);
  });

  test.each([
    [`process.exit(0);`, 'nx-slice/globals'],
    [`globalThis.process.exit(0);`, 'nx-slice/globals'],
    [`export const a = (() => 1).constructor;`, 'no-restricted-syntax'],
    [`export const id = Math.random();`, 'nx-slice/globals'],
    [`Object.is = () => true;`, 'nx-slice/globals'],
    [
      `// @ts-expect-error no\nsubject.nothing();`,
      '@typescript-eslint/ban-ts-comment',
    ],
    [`export const a = subject as any;`, '@typescript-eslint/no-explicit-any'],
  ])('%s', async (code, rule) => {
    await expect(refusedBy(DB_TEST, around(code))).resolves.toContain(rule);
  });

  test('another environment by comment', async () => {
    const code = `/** @jest-environment ./mine.ts */\n${around()}`;
    await expect(refusedBy(DB_TEST, code)).resolves.toContain(
      'nx-slice/directives',
    );
  });
});

describe('a test file has something to say', () => {
  test.each([
    `export const nothing = 1;\n`,
    `import { test } from '@jest/globals';\ntest('a', () => undefined);\n`,
    `import { describe, expect } from '@jest/globals';\ndescribe('a', () => { expect(1).toBe(1); });\n`,
    `import { expect, test } from '@jest/globals';\ntest('a', () => { expect(1).toBe(1); });\n`,
    `import { expect, test } from '@jest/globals';\nimport '../../src/db';\ntest('a', () => { expect(1).toBe(1); });\n`,
  ])('%s', async (code) => {
    await expect(refusedBy(DB_TEST, code)).resolves.toContain(HONEST);
  });

  test('a helper of tests need not', async () => {
    const code = `export const nothing = 1;\n`;
    await expect(lintSnippet('test/db/helper.ts', code)).resolves.toEqual([]);
  });
});

describe('imports', () => {
  const importing = (specifier: string) =>
    `import { a } from '${specifier}';\nexport const b = a;\n`;

  test.each([
    ['test/db/helper.ts', '../../src/db'],
    ['test/db/helper.ts', '../../src/db/rows/note-row'],
    ['test/db/helper.ts', '../../src/contract'],
    ['test/db/helper.ts', '../support/sample-note'],
    ['test/db/helper.ts', './other'],
    ['test/db/helper.ts', '@nx-slice/kernel/sql/node-sqlite'],
    ['test/db/helper.ts', '@nx-slice/kernel/testing/temporary-folder.mjs'],
    ['test/db/deep/helper.ts', '../../../src/db'],
    ['test/ipc/helper.ts', '../../src/ipc/preload'],
    ['test/component/helper.tsx', '../../src/renderer'],
    ['test/component/helper.tsx', '@testing-library/react'],
    ['test/contract/helper.ts', '../../src/contract'],
    ['test/contract/helper.ts', '../support/sample-note'],
    ['test/support/helper.ts', '../../src/contract'],
    ['test/support/helper.ts', './sample-note'],
  ])('%s may import %s', async (file, specifier) => {
    await expect(lintSnippet(file, importing(specifier))).resolves.toEqual([]);
  });

  test.each([
    ['test/ipc/helper.ts', '../../src/db'],
    ['test/ipc/helper.ts', '../main/fake-store'],
    ['test/renderer/helper.ts', '../../src/component'],
    ['test/component/helper.tsx', '../../src/renderer/keys'],
    ['test/support/helper.ts', '../../src/db'],
    ['test/support/helper.ts', '../db/helper'],
    ['test/db/helper.ts', 'node:fs'],
    ['test/db/helper.ts', 'node:child_process'],
    ['test/db/helper.ts', 'electron'],
    ['test/other/helper.ts', '../../src/db'],
    ['test/helper.ts', './other'],
  ])('%s may not import %s', async (file, specifier) => {
    await expect(refusedBy(file, importing(specifier))).resolves.toEqual([
      IMPORTS,
    ]);
  });
});
