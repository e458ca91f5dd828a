import js from '@eslint/js';
import query from '@tanstack/eslint-plugin-query';
import type { Linter } from 'eslint';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { CONTRACT, LAYERS } from '../table.js';
import { filesOf } from './module-rules.js';

/** What others recommend, for the files of slices only. Not type-checked: that takes several times as long, and tsc runs anyway. */
export function recommended(base: string): Linter.Config[] {
  const all = [`${base}{src,test}/**/*.{ts,tsx}`];
  const page = [CONTRACT, ...LAYERS]
    .flatMap(({ modules }) => modules)
    .filter(({ program }) => program === 'web')
    .map((row) => filesOf(row, base));
  return [
    ...only(all, [
      js.configs.recommended,
      ...tseslint.configs.strict,
      ...tseslint.configs.stylistic,
    ]),
    ...only(page, [
      hooks.configs.flat['recommended-latest'],
      ...query.configs['flat/recommended'],
    ]),
  ];
}

const only = (
  files: string[],
  configs: readonly Linter.Config[],
): Linter.Config[] => configs.map((config) => ({ ...config, files }));
