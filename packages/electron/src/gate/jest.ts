import { createRequire, isBuiltin } from 'node:module';

const require = createRequire(import.meta.url);

/** How a slice's tests are compiled and run, in a private workspace. Types are the compiler's business. */
export function jestConfig(): Readonly<Record<string, unknown>> {
  return {
    transform: {
      '^.+\\.(mjs|js|tsx?)$': [
        require.resolve('@swc/jest'),
        {
          swcrc: false,
          jsc: {
            target: 'es2023',
            parser: { syntax: 'typescript', tsx: true },
            transform: { react: { runtime: 'automatic' } },
          },
          module: { type: 'commonjs' },
        },
      ],
    },
    // The kernel is published as ES modules; so are the slices' sources, which are compiled here.
    transformIgnorePatterns: ['/node_modules/(?!@nx-slice/kernel/)'],
    // "mjs" after "js": packages with both expect the CommonJS one.
    moduleFileExtensions: ['ts', 'tsx', 'js', 'cjs', 'mjs', 'json'],
    // Node 20 has no node:sqlite; the app itself always runs on a Node that has it.
    moduleNameMapper: isBuiltin('node:sqlite')
      ? {}
      : {
          '^node:sqlite$':
            require.resolve('@nx-slice/kernel/testing/node-sqlite-shim.cjs'),
        },
  };
}
