import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { SourceFile } from '@nx-slice/schemas';

/**
 * @param folder absolute path, empty
 * @param files of the pipeline's own making, at paths that its policy has accepted
 * @param nodeModules absolute path; linked, never copied
 */
export function fillWorkspace(
  folder: string,
  files: readonly SourceFile[],
  nodeModules?: string,
): void {
  for (const { path, content } of files) {
    const target = join(folder, path);
    if (relative(folder, target).startsWith(`..${sep}`)) {
      throw new Error(`${path} is outside of the workspace`);
    }
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
  if (nodeModules !== undefined) {
    symlinkSync(
      realpathSync(nodeModules),
      join(folder, 'node_modules'),
      'junction',
    );
  }
}
