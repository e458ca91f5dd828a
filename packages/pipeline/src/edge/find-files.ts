import { glob, globSync } from 'tinyglobby';

const IGNORE = ['**/node_modules/**', '**/dist/**', '**/.*/**'];

/** Paths below a folder that match a glob, with `/`, sorted; dependencies and hidden folders are left out. */
export const findFiles = async (
  folder: string,
  pattern: string,
): Promise<readonly string[]> =>
  (await glob(pattern, { cwd: folder, ignore: IGNORE })).sort();

/** The same at once. */
export const findFilesNow = (
  folder: string,
  pattern: string,
): readonly string[] =>
  globSync(pattern, { cwd: folder, ignore: IGNORE }).sort();
