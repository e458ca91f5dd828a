import { glob } from 'tinyglobby';

/** Paths below a folder that match a glob, with `/`, sorted; dependencies and hidden folders are left out. */
export const findFiles = async (
  folder: string,
  pattern: string,
): Promise<readonly string[]> =>
  (
    await glob(pattern, {
      cwd: folder,
      ignore: ['**/node_modules/**', '**/dist/**', '**/.*/**'],
    })
  ).sort();
