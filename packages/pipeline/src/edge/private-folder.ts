import { mkdirSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** What runs leave in a workspace for people and for later runs. Git ignores it, and nobody else may read it. */
const OURS = '.nx-slice';

/** @param folder absolute path, `.nx-slice` of a workspace or below it; elsewhere git is not told of it */
export function makePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const [before] = `${folder}${sep}`.split(`${sep}${OURS}${sep}`);
  if (before === undefined || before === `${folder}${sep}`) return;
  // It ignores itself, also where nobody has run the generator that adds it to the workspace's own .gitignore.
  writeFileSync(join(before, OURS, '.gitignore'), '*\n');
}
