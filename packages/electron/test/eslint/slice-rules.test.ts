import { describe, expect, test } from '@jest/globals';
import { ESLint } from 'eslint';
import { sliceRules } from '../../src/eslint/index.js';
import { pathInSlice } from '../../src/eslint/path-in-slice.js';

const BAD = `import { app } from 'electron';\nexport const a = app;\n`;

async function lint(slices: string, filePath: string, code: string) {
  const eslint = new ESLint({
    cwd: '/workspace',
    overrideConfigFile: true,
    overrideConfig: sliceRules({ slices }),
  });
  const [result] = await eslint.lintText(code, { filePath });
  return (result?.messages ?? []).map(({ ruleId }) => ruleId);
}

describe('in a workspace', () => {
  const file = '/workspace/packages/slices/notes/src/db/rows/a.ts';
  const slices = 'packages/slices/*';

  test('the rules hold for every slice', async () => {
    await expect(lint(slices, file, BAD)).resolves.toEqual([
      'nx-slice/imports',
    ]);
    const good = `export { a } from '../b';\nexport { c } from '../../contract';\n`;
    await expect(lint(slices, file, good)).resolves.toEqual([]);
  });

  test('one slice may not import another', async () => {
    const code = `export { a } from '../../../../tasks/src/db/rows/a';\n`;
    await expect(lint(slices, file, code)).resolves.toEqual([
      'nx-slice/imports',
    ]);
  });

  test('the rules leave everything else alone', async () => {
    const js = 'export const a = () => process.env;\n';
    await expect(lint(slices, '/workspace/tools/a.js', js)).resolves.toEqual(
      [],
    );
    const only = { ...sliceRules({ slices })[0] };
    expect(only.files).toEqual([`${slices}/{src,test}/**/*.{ts,tsx}`]);
    for (const { files } of sliceRules({ slices })) {
      for (const pattern of files ?? []) expect(pattern).toMatch(slices);
    }
  });
});

describe('where a file is in its slice', () => {
  test.each([
    [
      '/w/packages/slices/notes/src/db/a.ts',
      'packages/slices/*',
      'src/db/a.ts',
    ],
    ['/w/features/a/src/db/a.ts', 'features/*', 'src/db/a.ts'],
    ['/w/libs/a/slice/src/a.ts', 'libs/*/slice', 'src/a.ts'],
    [
      '/w/packages/slices/a/src/db/packages/slices/b/src/main/x.ts',
      'packages/slices/*',
      'src/db/packages/slices/b/src/main/x.ts',
    ],
    ['/w/src/db/a.ts', '.', 'src/db/a.ts'],
  ])('%s in %s is %s', (filename, slices, path) => {
    expect(pathInSlice(filename, '/w', slices)).toBe(path);
  });

  test('a file of no slice is undefined', () => {
    expect(pathInSlice('/w/tools/a.ts', '/w', 'features/*')).toBeUndefined();
    expect(pathInSlice('/w/featuresX/a/b', '/w', 'features/*')).toBeUndefined();
  });
});
