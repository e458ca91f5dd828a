import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { codeOf } from './error-code.js';

/** What lies at a path; links are not followed. */
export interface FileStat {
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  /** Which file system it is on. */
  readonly device: number;
  readonly inode: number;
  /** The permission bits. */
  readonly mode: number;
  /** In bytes. */
  readonly size: number;
  /** When it was written last, in milliseconds since 1970. */
  readonly writtenAt: number;
}

/**
 * All that the journal and the locks ask of a file system: one method is one system call, synchronous, so that tests
 * can kill, fail or forget exactly one of them. Paths are absolute. Methods throw the errors of `node:fs`.
 */
export interface JournalFs {
  /** `undefined` when there is nothing, also where a folder on the way is missing or is no folder. */
  stat(path: string): FileStat | undefined;
  /** The bytes of a regular file; never follows a link, and never waits for a pipe. */
  read(path: string): Buffer;
  list(path: string): readonly string[];
  /** Whether this user may make and remove entries of a folder. Throws the reason when not. */
  checkWritable(folder: string): void;

  makeFolder(path: string): void;
  /** A new file, opened for writing; throws EEXIST when there is anything at the path. */
  create(path: string, mode: number): number;
  write(handle: number, bytes: Uint8Array): void;
  /** Permission bits exactly, whatever this process leaves out of new files. */
  setMode(handle: number, mode: number): void;
  /** Has the disk hold the content of a file that `create` opened. */
  flush(handle: number): void;
  close(handle: number): void;
  /** Has the disk hold the entries of a folder. */
  flushFolder(path: string): void;
  rename(from: string, to: string): void;
  /** Gives a file a second name; throws EEXIST when there is anything at it. */
  link(from: string, to: string): void;
  remove(path: string): void;
  /** Only an empty one. */
  removeFolder(path: string): void;
}

/** A FIFO that is opened for reading would wait for a writer for ever. */
const READ = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** Node's errors name the path only where the call is given one. */
const paths = new Map<number, string>();

function naming<T>(path: string | undefined, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error && path !== undefined) {
      error.message += ` '${path}'`;
    }
    throw error;
  }
}

export const nodeFs: JournalFs = {
  stat: (path) => {
    try {
      const found = lstatSync(path);
      return {
        kind: found.isFile()
          ? 'file'
          : found.isDirectory()
            ? 'folder'
            : found.isSymbolicLink()
              ? 'link'
              : 'other',
        device: found.dev,
        inode: found.ino,
        mode: found.mode & 0o7777,
        size: found.size,
        writtenAt: found.mtimeMs,
      };
    } catch (error) {
      const code = codeOf(error);
      if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
      throw error;
    }
  },
  read: (path) => {
    const handle = openSync(path, READ);
    try {
      if (!fstatSync(handle).isFile()) {
        throw new Error(`${path} is no regular file`);
      }
      return readFileSync(handle);
    } finally {
      closeSync(handle);
    }
  },
  list: (path) => readdirSync(path).sort(),
  checkWritable: (folder) => {
    accessSync(folder, constants.W_OK | constants.X_OK);
  },
  makeFolder: (path) => {
    mkdirSync(path);
  },
  create: (path, mode) => {
    const handle = openSync(path, 'wx', mode);
    paths.set(handle, path);
    return handle;
  },
  write: (handle, bytes) => {
    for (let at = 0; at < bytes.length;) {
      at += writeSync(handle, bytes, at);
    }
  },
  setMode: (handle, mode) => {
    naming(paths.get(handle), () => {
      fchmodSync(handle, mode);
    });
  },
  flush: (handle) => {
    naming(paths.get(handle), () => {
      fsyncSync(handle);
    });
  },
  close: (handle) => {
    paths.delete(handle);
    closeSync(handle);
  },
  flushFolder: (path) => {
    // Windows opens no folder like a file, and keeps its entries by itself.
    if (process.platform === 'win32') return;
    const handle = openSync(path, 'r');
    try {
      naming(path, () => {
        fsyncSync(handle);
      });
    } finally {
      closeSync(handle);
    }
  },
  rename: (from, to) => {
    renameSync(from, to);
  },
  link: (from, to) => {
    linkSync(from, to);
  },
  remove: (path) => {
    unlinkSync(path);
  },
  removeFolder: (path) => {
    rmdirSync(path);
  },
};
