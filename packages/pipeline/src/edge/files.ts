import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
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
export function replaceFile(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const staged = `${path}.nx-slice-${process.pid}`;
  try {
    writeFileSync(staged, content);
    renameSync(staged, path);
  } catch (error) {
    rmSync(staged, { force: true });
    throw error;
  }
}

/** Removes a file and the folders above it that are empty then, up to `stop` (which stays). */
export function removeFile(path: string, stop: string): void {
  rmSync(path, { force: true });
  removeEmptyFolders(dirname(path), stop);
}

/** Removes a folder with all that is in it, and the folders above it that are empty then, up to `stop`. */
export function removeFolder(path: string, stop: string): void {
  rmSync(path, { recursive: true, force: true });
  removeEmptyFolders(dirname(path), stop);
}

function removeEmptyFolders(folder: string, stop: string): void {
  if (folder === stop || !folder.startsWith(stop)) return;
  try {
    rmdirSync(folder);
  } catch {
    return; // Not empty: somebody else lives there.
  }
  removeEmptyFolders(dirname(folder), stop);
}

/** Every regular file below a folder, as paths with `/`, sorted; links are not followed. */
export function listFiles(folder: string): readonly string[] {
  const found: string[] = [];
  const visit = (below: string): void => {
    for (const entry of readdirSync(join(folder, below), {
      withFileTypes: true,
    })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) visit(path);
      else if (entry.isFile()) found.push(path);
    }
  };
  try {
    visit('');
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  return found.sort();
}

const isMissing = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  (error.code === 'ENOENT' || error.code === 'ENOTDIR');
