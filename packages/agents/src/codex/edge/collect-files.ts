import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
} from 'node:fs';
import { isUtf8 } from 'node:buffer';
import { join } from 'node:path';
import { fail, ok, type Result, type SourceFile } from '@nx-slice/schemas';

/** What an agent may have written at most; the judge has limits of its own. */
export const COLLECT_LIMITS = {
  files: 200,
  /** Of all files together. */
  bytes: 2 * 1024 * 1024,
  /** Folders inside each other, from a root on. */
  depth: 8,
  /** Names in all folders together. */
  entries: 2_000,
} as const;

/**
 * Reads what an agent wrote into its folder: regular files below the roots, nothing else. Links are not followed, and
 * nothing is waited for, such as a pipe with no writer. Names are handed on as they are; judging them is up to the gate.
 *
 * @param folder absolute path; no process of the agent may be left that writes to it
 * @param roots such as `src/db/`, from the stack
 * @returns the files sorted by path, or what is wrong with them
 */
export function collectFiles(
  folder: string,
  roots: readonly string[],
): Result<readonly SourceFile[], string> {
  const files: SourceFile[] = [];
  let entries = 0;
  let left: number = COLLECT_LIMITS.bytes;

  const visit = (below: string, depth: number): string | undefined => {
    if (depth > COLLECT_LIMITS.depth) return `${below} is nested too deeply`;
    for (const name of readdirSync(join(folder, below)).sort()) {
      entries += 1;
      if (entries > COLLECT_LIMITS.entries) return 'There are too many files';
      const path = `${below}/${name}`;
      const found = lstatSync(join(folder, path), { throwIfNoEntry: false });
      if (found?.isDirectory()) {
        const problem = visit(path, depth + 1);
        if (problem !== undefined) return problem;
        continue;
      }
      if (!found?.isFile()) return `${path} is no regular file`;
      if (files.length >= COLLECT_LIMITS.files) {
        return `There are more than ${COLLECT_LIMITS.files} files`;
      }
      const bytes = readRegular(join(folder, path), left);
      if (bytes === undefined) {
        return `${path} cannot be read, or all files together are longer than ${COLLECT_LIMITS.bytes} bytes`;
      }
      if (!isUtf8(bytes)) return `${path} is not UTF-8`;
      left -= bytes.byteLength;
      files.push({ path, content: bytes.toString('utf8') });
    }
    return undefined;
  };

  for (const root of roots) {
    const below = root.replace(/\/+$/, '');
    if (!isFolder(folder, below)) continue;
    const problem = visit(below, 1);
    if (problem !== undefined) return fail(problem);
  }
  return ok(files.sort((a, b) => (a.path < b.path ? -1 : 1)));
}

/** A folder through no link. */
function isFolder(folder: string, below: string): boolean {
  let path = folder;
  for (const segment of below.split('/')) {
    path = join(path, segment);
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (!found?.isDirectory()) return false;
  }
  return true;
}

/** @returns undefined when it is no regular file any more, cannot be opened, or is longer than `most` bytes */
function readRegular(path: string, most: number): Buffer | undefined {
  let handle: number;
  try {
    handle = openSync(
      path,
      constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK,
    );
  } catch {
    return undefined;
  }
  try {
    const found = fstatSync(handle);
    if (!found.isFile() || found.size > most) return undefined;
    // One more byte than it has: one that grew while it was read is not taken by half.
    const buffer = Buffer.alloc(found.size + 1);
    let length = 0;
    for (;;) {
      const read = readSync(
        handle,
        buffer,
        length,
        buffer.length - length,
        null,
      );
      if (read === 0) return buffer.subarray(0, length);
      length += read;
      if (length === buffer.length) return undefined;
    }
  } finally {
    closeSync(handle);
  }
}
