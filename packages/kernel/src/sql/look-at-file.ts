import { accessSync, closeSync, constants, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { connect, type ConnectionOptions } from './connection.js';
import type { SqlDatabase } from './database.js';
import { DatabaseFileError } from './database-file-error.js';
import { readHistory } from './history.js';
import type { Migration } from './migrate.js';

/** The smallest file that can be a database: its header, in bytes. SQLite takes a shorter one for an empty database. */
const HEADER_SIZE = 100;

export interface LookOptions extends Pick<ConnectionOptions, 'busyTimeout'> {
  /** What the app knows; see `readHistory`. */
  readonly migrations: readonly Migration[];
}

/**
 * Finds out whether a database file is sound and known, and leaves it and the files beside it as they are. Reads all
 * of it. A missing or empty file is fine. Only a transaction that a killed process left half-way in a rollback journal
 * is undone: SQLite has to, there is nothing sound to read before.
 *
 * @throws {DatabaseFileError} `CORRUPT` or `READ_ONLY`
 * @throws {StorageError} the disk or the file failed while reading
 * @throws what `readHistory` throws
 */
export function lookAtFile(
  file: string,
  { busyTimeout, migrations }: LookOptions,
): void {
  refuseReadOnly(file);
  const size = sizeOf(file);
  const hasLog = (sizeOf(`${file}-wal`) ?? 0) > 0;
  if (size === undefined || size === 0) {
    // SQLite would throw the log away, and with it all that can still be saved.
    if (hasLog) throw new DatabaseFileError('CORRUPT', file, 'Only its log');
    return;
  }
  if (size < HEADER_SIZE) {
    throw new DatabaseFileError('CORRUPT', file, `Only ${size} bytes`);
  }
  // A connection that may write folds the log into the file when it closes. Where there is no log,
  // it is the one to take: a connection that only reads would leave an empty log behind.
  const db = connect(file, { busyTimeout, readOnly: hasLog });
  try {
    refuseDamage(db, file);
    readHistory(db, migrations);
  } finally {
    db.close();
  }
}

function refuseDamage(db: SqlDatabase, file: string): void {
  const finding = db.get('pragma quick_check(1)')?.['quick_check'];
  if (finding !== 'ok') throw new DatabaseFileError('CORRUPT', file, finding);
}

/** In bytes; `undefined` when there is no such file, or nothing can be said about it. */
function sizeOf(file: string): number | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false })?.size;
  } catch {
    return undefined;
  }
}

/** Opening asks more than permissions, such as the access lists of Windows; a folder cannot be opened for writing. */
function refuseReadOnly(file: string): void {
  try {
    accessSync(dirname(file), constants.W_OK);
    closeSync(openSync(file, 'r+'));
  } catch (error) {
    if (MAY_NOT.has(codeOf(error))) {
      throw new DatabaseFileError('READ_ONLY', file, error);
    }
    // Of anything else, such as a folder of that name, SQLite has more to say.
  }
}

const MAY_NOT: ReadonlySet<unknown> = new Set(['EACCES', 'EPERM', 'EROFS']);

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error
    ? error.code
    : undefined;
