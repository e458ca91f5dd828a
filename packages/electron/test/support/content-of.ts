import type { SourceFile } from '@nx-slice/schemas';

/**
 * The text of one file, with every run of white space as one blank: tests read code, not its layout.
 *
 * @throws {Error} there is no such file
 */
export function contentOf(files: readonly SourceFile[], path: string): string {
  const file = files.find((one) => one.path === path);
  if (!file) {
    throw new Error(`No ${path} in ${files.map((one) => one.path).join(', ')}`);
  }
  return file.content.replaceAll(/\s+/g, ' ');
}
