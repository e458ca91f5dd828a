import { connect } from './connection.js';
import type { SqlDatabase } from './database.js';
import { DatabaseFileError, fileErrorCode } from './database-file-error.js';
import { MigrationUnknownError } from './history.js';
import { lookAtFile } from './look-at-file.js';
import type { Migration } from './migrate.js';
import { StorageError } from './storage-error.js';

export interface OpenOptions {
  /** All that the app knows. A file on which a newer version of the app ran others is refused. */
  readonly migrations?: readonly Migration[];
  /** How long a statement waits for another connection to finish writing, in milliseconds. */
  readonly busyTimeout?: number;
}

/**
 * Opens a database file with the SQLite that is built into Node, and so into Electron:
 * nothing to install, nothing to rebuild. Creates the file when it is missing.
 * Foreign keys are enforced. Each call of the database may throw a `StorageError`.
 *
 * Looks before it writes: a file that is refused is left as it is.
 *
 * @throws {DatabaseFileError} the file is damaged, not writable, in use, of a newer app, or cannot be opened
 * @throws {MigrationChangedError} one of `migrations` ran with other SQL
 */
export function openNodeSqlite(
  file: string,
  { migrations = [], busyTimeout = 5_000 }: OpenOptions = {},
): SqlDatabase {
  try {
    lookAtFile(file, { migrations, busyTimeout });
    return openForWriting(file, busyTimeout);
  } catch (error) {
    throw named(error, file);
  }
}

function openForWriting(file: string, busyTimeout: number): SqlDatabase {
  const db = connect(file, { busyTimeout });
  try {
    refuseUnwritable(db);
    db.exec('pragma journal_mode = wal');
    db.exec('pragma foreign_keys = on');
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}

/** `begin immediate` finds a lock. What finds a file that is open for reading only is a change; it is never stored. */
function refuseUnwritable(db: SqlDatabase): void {
  db.exec('begin immediate');
  db.exec('pragma user_version = 1');
  db.exec('rollback');
}

function named(error: unknown, file: string): unknown {
  if (error instanceof StorageError) {
    return new DatabaseFileError(fileErrorCode(error.failure), file, error);
  }
  if (error instanceof MigrationUnknownError) {
    return new DatabaseFileError('NEWER', file, error);
  }
  return error;
}
