import type { Tree } from '@nx/devkit';

/** What runs leave for a person to look at. */
const RUNS = '.nx-slice';

/** Adds our line to .gitignore, unless one is there that says the same. */
export function ignoreRuns(tree: Tree): void {
  const text = tree.read('.gitignore', 'utf8') ?? '';
  const isThere = text
    .split(/\r?\n/)
    .some((line) => /^\/?\.nx-slice\/?$/.test(line.trim()));
  if (isThere) return;
  const before = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  tree.write('.gitignore', `${before}${RUNS}\n`);
}
