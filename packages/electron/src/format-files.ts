import type { SourceFile } from '@nx-slice/schemas';
import { formatSource } from './format.js';

/** Every file as Prettier prints it. */
export const formatFiles = (
  files: readonly SourceFile[],
): Promise<readonly SourceFile[]> =>
  Promise.all(
    files.map(async ({ path, content }) => ({
      path,
      content: await formatSource(path, content),
    })),
  );
