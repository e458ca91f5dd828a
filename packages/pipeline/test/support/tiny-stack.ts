import { createRequire } from 'node:module';
import type { Plan } from '@nx-slice/schemas';
import tseslint from 'typescript-eslint';
import type { Layer, Stack } from '../../src/stack.js';

const require = createRequire(import.meta.url);

const layer = (name: string, needs: readonly string[]): Layer => ({
  name,
  needs,
  roots: [`src/${name}/`, `test/${name}/`],
  entries: [`src/${name}/index.ts`],
  brief: `Write ${name}.`,
  sees: (plan) => plan,
});

/** Two layers of plain TypeScript: enough for everything that the pipeline does, and quick. */
export const tinyStack: Stack = {
  name: 'tiny',
  version: '1',
  layers: [layer('base', []), layer('top', ['base'])],
  planBrief: 'Plan it.',
  withForeign: (plan) => plan,
  compileDomain: (plan: Plan) =>
    Promise.resolve([
      {
        path: 'src/contract/index.ts',
        content: `export const slice = ${JSON.stringify(plan.name)};\n`,
      },
    ]),
  conformance: () => Promise.resolve([]),
  programs: [
    {
      name: 'node',
      owns: (path) => /\.ts$/.test(path),
      compilerOptions: {
        target: 'es2023',
        module: 'esnext',
        moduleResolution: 'bundler',
        lib: ['es2023'],
        strict: true,
        noUnusedLocals: true,
        skipLibCheck: true,
        types: [],
      },
    },
  ],
  lint: () =>
    Promise.resolve([
      {
        files: ['**/*.ts'],
        languageOptions: { parser: tseslint.parser },
        rules: { 'no-var': 'error' },
      },
    ]),
  jest: {
    transform: {
      '^.+\\.ts$': [
        require.resolve('@swc/jest'),
        {
          swcrc: false,
          jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
          module: { type: 'commonjs' },
        },
      ],
    },
  },
  registrations: (slices, app) =>
    Promise.resolve([
      {
        path: `${app}/slices.gen.ts`,
        content: `export const slices = ${JSON.stringify(slices)};\n`,
      },
    ]),
};

/** A test file of the stack's own, and the helper that it imports, as {@link conformingStack} has them. */
export const demandOf = (name: string) => ({
  test: {
    path: `test/${name}/demand.test.ts`,
    content: `import { expect, test } from '@jest/globals';\nimport { ${name} } from '../../src/${name}';\nimport { wanted } from '../support/wanted';\nimport { read } from './read';\n\ntest('${name} is positive', () => {\n  expect(read(${name})).toBeGreaterThan(wanted);\n});\n`,
  },
  helper: {
    path: `test/${name}/read.ts`,
    content: 'export const read = (value: () => number): number => value();\n',
  },
});

/** The same with tests of its own: every layer's function has to give more than 0. */
export const conformingStack: Stack = {
  ...tinyStack,
  compileDomain: async (plan) => [
    ...(await tinyStack.compileDomain(plan)),
    {
      path: 'test/support/wanted.ts',
      content: 'export const wanted = 0;\n',
    },
  ],
  conformance: (_, name) => {
    const { test, helper } = demandOf(name);
    return Promise.resolve([helper, test]);
  },
};
