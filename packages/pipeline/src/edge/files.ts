import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { SourceFile } from '@nx-slice/schemas';

/** The text of a file, or `undefined` when there is none. */
export function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Writes files below a folder, and the folders they need. */
export function writeFiles(folder: string, files: readonly SourceFile[]): void {
  for (const { path, content } of files) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
}

/** Replaces a file in one step: a reader sees the old text or the new one. */
export function replaceFile(path: string, content: string, mode = 0o666): void {
  mkdirSync(dirname(path), { recursive: true });
  const staged = `${path}.nx-slice-${process.pid}`;
  try {
    writeFileSync(staged, content, { mode });
    renameSync(staged, path);
  } catch (error) {
    rmSync(staged, { force: true });
    throw error;
  }
}

/** Marks what a process that was killed may have left beside a folder. */
const STAGED = '.nx-slice-';

/**
 * Makes a folder hold exactly these files. All of it is written and flushed beside it first, so that whoever is
 * killed in the middle leaves the old folder, the new one, or none: never a part of either.
 */
export function replaceFolder(
  folder: string,
  files: readonly SourceFile[],
): void {
  const parent = dirname(folder);
  mkdirSync(parent, { recursive: true });
  removeStaged(folder);
  const staged = `${folder}${STAGED}${process.pid}`;
  const old = `${staged}-old`;
  try {
    writeFiles(staged, files);
    for (const { path } of files) flush(join(staged, path));
    if (lstatSync(folder, { throwIfNoEntry: false })) renameSync(folder, old);
    renameSync(staged, folder);
    flush(parent);
  } finally {
    removeStaged(folder);
  }
}

function removeStaged(folder: string): void {
  const prefix = `${basename(folder)}${STAGED}`;
  for (const name of readdirSync(dirname(folder))) {
    if (!name.startsWith(prefix)) continue;
    rmSync(join(dirname(folder), name), { recursive: true, force: true });
  }
}

/** Has the system write to the disk what it holds of a file or folder. */
function flush(path: string): void {
  // Windows opens no folder like a file, and keeps its entries by itself.
  if (process.platform === 'win32' && lstatSync(path).isDirectory()) return;
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Removes a file and the folders above it that are empty then, up to `stop` (which stays). */
export function removeFile(path: string, stop: string): void {
  rmSync(path, { force: true });
  removeEmptyFolders(dirname(path), stop);
}

/** Removes a folder and those above it as long as they are empty, up to `stop` (which stays). */
export function removeEmptyFolders(folder: string, stop: string): void {
  if (folder === stop || !folder.startsWith(stop)) return;
  try {
    rmdirSync(folder);
  } catch (error) {
    if (!isMissing(error)) return; // Not empty: somebody else lives there.
  }
  removeEmptyFolders(dirname(folder), stop);
}

/** Every regular file below a folder, as paths with `/`, sorted; links are not followed. */
export const listFiles = (folder: string): readonly string[] =>
  listEntries(folder).files;

/** What lies below a folder, as paths with `/`, sorted; links are not followed, also where the folder is one. */
export function listEntries(folder: string): {
  readonly files: readonly string[];
  /** Links, devices, and what else is no file and no folder. */
  readonly others: readonly string[];
} {
  const files: string[] = [];
  const others: string[] = [];
  const visit = (below: string): void => {
    for (const entry of readdirSync(join(folder, below), {
      withFileTypes: true,
    })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) visit(path);
      else if (entry.isFile()) files.push(path);
      else others.push(path);
    }
  };
  try {
    if (lstatSync(folder).isSymbolicLink()) others.push('.');
    else visit('');
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  return { files: files.sort(), others: others.sort() };
}

const isMissing = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  (error.code === 'ENOENT' || error.code === 'ENOTDIR');
