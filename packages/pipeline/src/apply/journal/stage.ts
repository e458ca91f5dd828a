import { join } from 'node:path';
import type { Journal, JournalFile } from '@nx-slice/schemas';
import type { JournalFs } from '../../edge/journal-fs.js';
import { digestOf } from '../../seal/digest.js';
import type { FileWrite } from './file-write.js';
import type { Places } from './places.js';

/** A file of a transaction, and the permission bits that it is to have; `null`: those of any new file. */
export interface ToStage {
  readonly write: FileWrite;
  readonly mode: number | null;
}

/** Before what this process leaves out of new files. */
const NEW_FILE = 0o666;

/**
 * Writes down all that is to be installed, where nobody looks, and has the disk hold it.
 *
 * @returns the journal that says so
 * @throws errors of the file system
 */
export function stage(
  fs: JournalFs,
  { staging, apply }: Places,
  files: readonly ToStage[],
): Journal {
  fs.makeFolder(staging);
  const entries = files.map(({ write, mode }, index): JournalFile => {
    const { path, before, after } = write;
    const staged = after === null ? null : String(index);
    if (after !== null && staged !== null) {
      writeFlushed(fs, join(staging, staged), after, mode);
    }
    return { path, before: digestOr(before), after: digestOr(after), staged };
  });
  fs.flushFolder(staging);
  fs.flushFolder(apply);
  // A file that goes goes first: where case does not count, its successor may have the same name.
  return {
    version: 1,
    files: entries.toSorted(
      (a, b) => Number(a.after !== null) - Number(b.after !== null),
    ),
  };
}

const digestOr = (text: string | null) =>
  text === null ? null : digestOf(text);

/** Writes a file that is not there yet, and has the disk hold its content. */
export function writeFlushed(
  fs: JournalFs,
  path: string,
  text: string,
  mode: number | null = null,
): void {
  const handle = fs.create(path, mode ?? NEW_FILE);
  try {
    fs.write(handle, Buffer.from(text));
    if (mode !== null) fs.setMode(handle, mode);
    fs.flush(handle);
  } finally {
    fs.close(handle);
  }
}
