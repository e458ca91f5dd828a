import { isBuiltin } from 'node:module';
import { join } from 'node:path';

const root = import.meta.dirname;

/** @param {'es6' | 'commonjs'} type */
const typescript = (type) => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic' } },
    },
    module: { type },
  },
];

/** Sources import each other by their compiled names (`./x.js`); the tests run the sources. */
const sources = {
  '^@nx-slice/(pipeline|agents|electron)$':
    '<rootDir>/packages/$1/src/index.ts',
  '^@nx-slice/electron/eslint$':
    '<rootDir>/packages/electron/src/eslint/index.ts',
  '^@nx-slice/electron/table$': '<rootDir>/packages/electron/src/table.ts',
  '^@nx-slice/schemas$': '<rootDir>/schemas/src/index.ts',
  '^@nx-slice/kernel/(?!testing/)(.*)$': '<rootDir>/packages/kernel/src/$1.ts',
  '^(\\.{1,2}/.*)\\.js$': '$1',
};

/** The plugin's own packages: ES modules, as Node runs them. */
const tools = {
  displayName: 'tools',
  rootDir: root,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': typescript('es6') },
  moduleNameMapper: sources,
  testMatch: [
    '<rootDir>/schemas/test/**/*.test.ts',
    '<rootDir>/packages/{pipeline,agents,electron,nx-slice}/test/**/*.test.ts',
  ],
  // Conversations with the real Codex: minutes, and all of them at night. One of each kind is in e2e/test/codex.
  ...(process.env['NX_SLICE_NIGHTLY']
    ? {}
    : {
        testPathIgnorePatterns: [
          '/node_modules/',
          'packages/agents/test/codex/(conversation|errors|hermetic|login|traps|workspace)\\.test\\.ts$',
        ],
      }),
};

/** What runs inside the app: kernel, desktop and the slices. */
const app = {
  rootDir: root,
  transform: { '^.+\\.(mjs|tsx?)$': typescript('commonjs') },
  // "mjs" after "js": packages with both expect the CommonJS one.
  moduleFileExtensions: ['ts', 'tsx', 'js', 'cjs', 'mjs', 'json'],
  moduleNameMapper: {
    ...sources,
    // Node 20 has no node:sqlite; the app itself always runs on a Node that has it.
    ...(isBuiltin('node:sqlite')
      ? {}
      : {
          '^node:sqlite$': join(
            root,
            'packages/kernel/testing/node-sqlite-shim.cjs',
          ),
        }),
  },
};

/** The real surfaces: `nx` processes in throw-away workspaces, on the built plugin. */
const e2e = {
  ...tools,
  displayName: 'e2e',
  testMatch: [
    '<rootDir>/e2e/test/**/*.test.ts',
    // Stories of many `nx` runs: minutes each.
    ...(process.env['NX_SLICE_NIGHTLY']
      ? ['<rootDir>/e2e/nightly/**/*.test.ts']
      : []),
  ],
};

export default {
  projects: [
    tools,
    e2e,
    {
      ...app,
      displayName: 'app',
      testEnvironment: 'node',
      testMatch: [
        '<rootDir>/packages/{kernel,desktop}/test/**/*.test.ts',
        '<rootDir>/packages/slices/*/test/**/*.test.ts',
      ],
    },
    {
      ...app,
      displayName: 'page',
      testEnvironment: 'jsdom',
      testMatch: [
        '<rootDir>/packages/desktop/test/**/*.test.tsx',
        '<rootDir>/packages/slices/*/test/**/*.test.tsx',
      ],
    },
  ],
};
