import type { Linter } from 'eslint';
import { LAYERS } from '../table.js';
import type { SlicePlace } from './module-rules.js';
import type { GlobalsOptions } from './rules/globals.js';
import type { ImportsOptions } from './rules/imports.js';

const LIBRARIES = [
  '@jest/globals',
  '@nx-slice/kernel/errors',
  '@nx-slice/kernel/ipc/client',
  '@nx-slice/kernel/ipc/contract',
  '@nx-slice/kernel/ipc/main',
  '@nx-slice/kernel/ipc/preload',
  '@nx-slice/kernel/ipc/result',
  '@nx-slice/kernel/ipc/sender',
  '@nx-slice/kernel/sql/database',
  '@nx-slice/kernel/sql/migrate',
  '@nx-slice/kernel/sql/node-sqlite',
  '@nx-slice/kernel/testing/fake-ipc-main.mjs',
  '@nx-slice/kernel/testing/temporary-folder.mjs',
  '@tanstack/react-query',
  '@testing-library/dom',
  '@testing-library/jest-dom/jest-globals',
  '@testing-library/react',
  '@testing-library/user-event',
  'node:path',
  'react',
  'zod',
];

const GLOBALS: GlobalsOptions = {
  also: [
    '/^HTML[A-Z][A-Za-z]*Element$/',
    'Date',
    'FormData',
    'clearTimeout',
    'console',
    'document',
    'setTimeout',
  ],
};

/** Rules for a slice's tests: a layer's tests see what the layer sees, and the layer itself. */
export function testRules({ base, slices }: SlicePlace): Linter.Config[] {
  const rules = (folder: string, needs: readonly string[]): Linter.Config => {
    const imports: ImportsOptions = {
      owner: `A test of "${folder}"`,
      slices,
      folders: [
        `test/${folder}`,
        'test/support',
        'src/contract',
        ...(folder === 'support' ? [] : [`src/${folder}`]),
      ],
      values: [...LIBRARIES, ...needs.map((layer) => `src/${layer}`)],
      types: [],
    };
    return {
      name: `nx-slice/tests of ${folder}`,
      files: [`${base}test/${folder}/**/*.{ts,tsx}`],
      rules: { 'nx-slice/imports': ['error', imports] },
    };
  };
  const unlisted: ImportsOptions = {
    owner: 'A test outside of the folders of layers',
    slices,
    folders: [],
    values: [],
    types: [],
  };
  return [
    {
      name: 'nx-slice/tests',
      files: [`${base}test/**/*.{ts,tsx}`],
      rules: {
        'nx-slice/assertions': 'error',
        'nx-slice/globals': ['error', GLOBALS],
        'nx-slice/honest-tests': 'error',
        'nx-slice/imports': ['error', unlisted],
      },
    },
    rules('contract', []),
    rules('support', []),
    ...LAYERS.map(({ name, needs }) => rules(name, needs)),
  ];
}
