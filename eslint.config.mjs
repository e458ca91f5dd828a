import js from '@eslint/js';
import { sliceRules } from '@nx-slice/electron/eslint';
import { defineConfig, globalIgnores } from 'eslint/config';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const TOOLS = [
  'schemas/**/*.ts',
  'packages/{pipeline,agents,electron,nx-slice,kernel}/**/*.ts',
  'e2e/**/*.ts',
];

const NO_EFFECTS = {
  patterns: [
    {
      regex: '^(node:(fs|child_process)(/.*)?|execa|tinyglobby)$',
      message: 'Only the modules in edge/ touch the file system or processes.',
    },
  ],
};

export default defineConfig(
  globalIgnores(['**/dist/**', '**/out/**', '**/.nx/**', '**/.nx-slice/**']),
  js.configs.recommended,
  tseslint.configs.strict,
  tseslint.configs.stylistic,
  {
    rules: {
      // tsc reports names that do not exist, and knows the globals of each program.
      'no-undef': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
    },
  },
  {
    name: 'typed rules for the plugin itself',
    files: TOOLS,
    languageOptions: {
      parserOptions: {
        project: [
          'schemas/tsconfig.json',
          'packages/{pipeline,agents,electron,nx-slice,kernel}/tsconfig.json',
          'tsconfig.test.json',
          'e2e/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-assertions': [
        'error',
        { assertionStyle: 'never' },
      ],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-unnecessary-condition': 'error',
      '@typescript-eslint/no-unsafe-argument': 'error',
      '@typescript-eslint/no-unsafe-assignment': 'error',
      '@typescript-eslint/no-unsafe-call': 'error',
      '@typescript-eslint/no-unsafe-member-access': 'error',
      '@typescript-eslint/no-unsafe-return': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    name: 'effects stay at the edge',
    files: ['packages/pipeline/src/**/*.ts', 'schemas/src/**/*.ts'],
    ignores: ['packages/pipeline/src/edge/**'],
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', NO_EFFECTS],
    },
  },
  {
    files: ['packages/kernel/src/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { paths: [{ name: 'electron', message: 'Only the app may.' }] },
      ],
    },
  },
  {
    files: ['packages/*/testing/*.cjs'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['packages/desktop/src/renderer/**/*.{ts,tsx}'],
    extends: [hooks.configs.flat['recommended-latest']],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['electron', 'node:*', '../preload/*', '../main/*'],
              message:
                'Even as a type this brings the globals of Node into the page, so that tsc accepts them there.',
            },
          ],
        },
      ],
    },
  },
  sliceRules({ slices: 'packages/slices/*' }),
);
