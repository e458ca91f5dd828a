import {
  existsSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SourceFile } from '@nx-slice/schemas';
import { writeFiles } from './files.js';

/** A fresh folder outside the repository in which one answer is judged. */
export interface PrivateWorkspace {
  /** Absolute; the shape below it is that of the slice's folder. */
  readonly folder: string;
  /** Absolute; the home and temporary folder of tools, out of reach of relative paths in the judged code. */
  readonly scratch: string;
  add(files: readonly SourceFile[]): void;
  remove(): void;
}

/** @param nodeModules absolute path of the dependencies that the code may use; linked, never copied */
export function createPrivateWorkspace(nodeModules: string): PrivateWorkspace {
  // The real path: compilers and test runners resolve links, and paths in their reports must match ours.
  const root = realpathSync(
    mkdtempSync(join(tmpdir(), `nx-slice-${process.pid}-`)),
  );
  const folder = join(root, 'slice');
  const scratch = join(root, 'scratch');
  const remove = () => rmSync(root, { recursive: true, force: true });
  writeFiles(root, [
    { path: 'slice/package.json', content: '{ "private": true }\n' },
    { path: 'scratch/.keep', content: '' },
  ]);
  // Its real path as well: in a sandbox it is a folder under either name, and its own relative links to packages
  // beside it (npm workspaces) lead somewhere from the real one only.
  const target = existsSync(nodeModules)
    ? realpathSync(nodeModules)
    : nodeModules;
  symlinkSync(target, join(folder, 'node_modules'), 'junction');
  // The last resort when the process ends in the middle; `remove` in a `finally` is the rule.
  process.once('exit', remove);
  return {
    folder,
    scratch,
    add: (files) => writeFiles(folder, files),
    remove: () => {
      process.removeListener('exit', remove);
      remove();
    },
  };
}
