import type { SourceFile } from '@nx-slice/schemas';
import { idOf } from '../../domain/model/samples.js';
import { lines } from '../../text.js';
import type { SliceModel } from './slice-model.js';
import { usedImports, type Import } from './used-imports.js';

/** A test of a layer of the page, with the imports that its code needs; `imports` are those of its own layer. */
export const testFile = (
  model: SliceModel,
  path: string,
  imports: readonly Import[],
  code: string,
): SourceFile => ({
  path,
  content: lines(
    MATCHERS.test(code)
      ? `import '@testing-library/jest-dom/jest-globals';`
      : false,
    usedImports(code, [
      { from: '@jest/globals', names: ['describe', 'expect', 'test'] },
      {
        from: '@testing-library/react',
        names: [
          'act',
          'fireEvent',
          'render',
          'renderHook',
          'screen',
          'waitFor',
          'within',
        ],
      },
      { from: '@testing-library/user-event', names: ['userEvent'] },
      ...imports,
      { from: `${upFrom(path)}support/fake-api`, names: ['createFakeApi'] },
      {
        from: `${upFrom(path)}support/query-wrapper`,
        names: ['createQueryWrapper'],
      },
      ...model.names.entities.map(({ name, type, kebab }) => ({
        from: `${upFrom(path)}support/sample-${kebab}`,
        names: [`a${type}`, idOf(name, model.names)],
      })),
    ]),
    ``,
    code,
  ),
});

/** The way from a test file to the folder `test`. */
export const upFrom = (path: string): string =>
  '../'.repeat(path.split('/').length - 2);

/** Matchers that jest-dom adds. */
const MATCHERS =
  /toHaveTextContent|toBeInTheDocument|toHaveValue|toHaveAttribute|toBeDisabled|toBeChecked|toHaveDisplayValue|toHaveFocus/;
