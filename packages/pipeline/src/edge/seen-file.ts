import { lstatSync, readdirSync, readFileSync, type Stats } from 'node:fs';
import { join } from 'node:path';

/** What is found at a path that is to be written to. */
export interface SeenFile {
  readonly text?: string;
  /** Why it is not to be written to, in words that go behind a path. */
  readonly obstacle?: string;
}

/**
 * Looks at a path as it is, without following links: every folder on the way has to be a folder, and the name has to
 * be spelled as it is asked for, also where the file system does not care.
 *
 * @param folder absolute path
 * @param path relative to it, with `/`
 */
export function seenFile(folder: string, path: string): SeenFile {
  const segments = path.split('/');
  for (const [index, name] of segments.entries()) {
    const above = join(folder, ...segments.slice(0, index));
    const shown = segments.slice(0, index + 1).join('/');
    const stats = lstatSync(join(above, name), { throwIfNoEntry: false });
    if (!stats) {
      const other = otherSpelling(above, name);
      return other === undefined
        ? {}
        : {
            obstacle: `its name differs only in case from ${other}, which is there`,
          };
    }
    const isLast = index === segments.length - 1;
    const wrong = isLast ? problemOfFile(stats) : problemOfFolder(stats);
    if (wrong !== undefined) {
      return { obstacle: isLast ? wrong : `${shown} ${wrong}` };
    }
    if (isLast) return readSeen(join(above, name), stats);
  }
  return {};
}

function problemOfFile(stats: Stats): string | undefined {
  if (stats.isFile()) return undefined;
  if (stats.isDirectory()) return 'a folder is in its place';
  if (stats.isSymbolicLink()) return 'a symbolic link is in its place';
  return 'something that is no file is in its place';
}

function problemOfFolder(stats: Stats): string | undefined {
  if (stats.isDirectory()) return undefined;
  return stats.isSymbolicLink()
    ? 'is a symbolic link, and links are not followed'
    : 'is a file, not a folder';
}

function readSeen(path: string, stats: Stats): SeenFile {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    return { obstacle: `it cannot be read (${codeOf(error)})` };
  }
  const text = decoded(bytes);
  if (text === undefined) return { obstacle: 'it is not text in UTF-8' };
  // Replacing a file asks nothing of it, so whoever took away the right to write would be ignored.
  const isReadOnly = (stats.mode & 0o222) === 0;
  return isReadOnly ? { text, obstacle: 'it is read-only' } : { text };
}

function decoded(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      bytes,
    );
  } catch {
    return undefined;
  }
}

function otherSpelling(folder: string, name: string): string | undefined {
  const key = name.toLowerCase();
  try {
    return readdirSync(folder).find(
      (entry) => entry !== name && entry.toLowerCase() === key,
    );
  } catch {
    return undefined; // It is not there, or not ours to look into.
  }
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error
    ? String(error.code)
    : 'unknown';
