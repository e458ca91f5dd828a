import type { Linter } from 'eslint';
import { CONTRACT, LAYERS } from '../table.js';
import { moduleRules, unlistedModules } from './module-rules.js';
import { plugin } from './plugin.js';
import { recommended } from './recommended.js';
import { EVERYWHERE } from './syntax.js';
import { testRules } from './test-rules.js';

export interface SliceRulesOptions {
  /**
   * Folder of a slice, as a pattern relative to ESLint's base: `packages/slices/*`, or `.` when the base is the
   * slice itself. `*` stands for any one segment.
   */
  readonly slices: string;
}

/**
 * What the files of a slice may import and use, made from the table of layers. A flat config; it applies to
 * slices only, so it can stand next to the rules of the rest of the workspace.
 */
export function sliceRules({ slices }: SliceRulesOptions): Linter.Config[] {
  const base = slices === '.' ? '' : `${slices}/`;
  const files = [`${base}{src,test}/**/*.{ts,tsx}`];
  return [
    ...recommended(base),
    {
      name: 'nx-slice/every file',
      files,
      // A comment must not switch a rule off.
      linterOptions: { noInlineConfig: true },
      plugins: { 'nx-slice': plugin },
      rules: {
        // tsc reports names that do not exist, and knows the globals of each program.
        'no-undef': 'off',
        // Two spellings of one thing are not worth an attempt of an agent.
        '@typescript-eslint/array-type': 'off',
        '@typescript-eslint/consistent-generic-constructors': 'off',
        '@typescript-eslint/consistent-indexed-object-style': 'off',
        '@typescript-eslint/consistent-type-definitions': 'off',
        '@typescript-eslint/no-empty-function': 'off',
        'no-restricted-syntax': ['error', ...EVERYWHERE],
        'no-script-url': 'error',
        'nx-slice/directives': 'error',
        'nx-slice/timers': 'error',
        '@typescript-eslint/ban-ts-comment': [
          'error',
          {
            'ts-check': false,
            'ts-expect-error': true,
            'ts-ignore': true,
            'ts-nocheck': true,
          },
        ],
        '@typescript-eslint/consistent-type-imports': [
          'error',
          { disallowTypeAnnotations: false },
        ],
        '@typescript-eslint/no-import-type-side-effects': 'error',
        '@typescript-eslint/triple-slash-reference': [
          'error',
          { lib: 'never', path: 'never', types: 'never' },
        ],
      },
    },
    unlistedModules({ base, slices }),
    ...[CONTRACT, ...LAYERS]
      .flatMap(({ modules }) => modules)
      .map((row) => moduleRules(row, { base, slices })),
    ...testRules({ base, slices }),
  ];
}
