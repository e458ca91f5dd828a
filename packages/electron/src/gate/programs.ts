import type { Program } from '@nx-slice/pipeline';

/** The compiler options of all programs: everything that `strict` leaves out is on as well. */
const STRICTEST = {
  target: 'es2023',
  module: 'esnext',
  moduleResolution: 'bundler',
  // Without it a file with neither import nor export is a script, whose names every other file sees.
  moduleDetection: 'force',
  strict: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  allowUnreachableCode: false,
  allowUnusedLabels: false,
  noUnusedLocals: true,
  noUnusedParameters: true,
  exactOptionalPropertyTypes: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  skipLibCheck: true,
  jsx: 'react-jsx',
  types: [],
};

const PRELOAD = 'src/ipc/preload.ts';
const NODE = /^src\/(contract|db|main|ipc)\//;
const WEB = /^src\/(renderer|context|component|layout)\//;

/**
 * One program per set of globals: what runs in main has Node's and no DOM, a page has the DOM and no Node,
 * the sandboxed preload has the DOM alone. Tests may see both.
 */
export const PROGRAMS: readonly Program[] = [
  {
    name: 'node',
    owns: (path) => NODE.test(path) && path !== PRELOAD,
    compilerOptions: { ...STRICTEST, lib: ['es2023'], types: ['node'] },
  },
  {
    name: 'preload',
    owns: (path) => path === PRELOAD,
    compilerOptions: { ...STRICTEST, lib: ['es2023', 'dom'] },
  },
  {
    name: 'web',
    owns: (path) => WEB.test(path),
    compilerOptions: { ...STRICTEST, lib: ['es2023', 'dom', 'dom.iterable'] },
  },
  {
    name: 'test',
    owns: (path) => path.startsWith('test/'),
    compilerOptions: {
      ...STRICTEST,
      lib: ['es2023', 'dom', 'dom.iterable'],
      types: ['node'],
      // The kernel's test doubles are JavaScript with documented types.
      allowJs: true,
    },
  },
];
