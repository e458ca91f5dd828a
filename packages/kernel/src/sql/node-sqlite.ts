import { DatabaseSync } from 'node:sqlite';
import type { SqlDatabase } from './database.js';
import { createTransaction } from './transaction.js';

/** How long a statement waits for another connection to finish writing, in milliseconds. */
const BUSY_TIMEOUT = 5_000;

/**
 * Opens a database file with the SQLite that is built into Node, and so into Electron:
 * nothing to install, nothing to rebuild. Creates the file when it is missing.
 * Foreign keys are enforced.
 *
 * @throws {Error} the file cannot be opened, or is no database
 */
export function openNodeSqlite(file: string): SqlDatabase {
  const connection = new DatabaseSync(file);
  const exec = (sql: string) => connection.exec(sql);
  try {
    exec(`pragma busy_timeout = ${BUSY_TIMEOUT}`);
    exec('pragma journal_mode = wal');
    exec('pragma foreign_keys = on');
  } catch (error) {
    connection.close();
    throw error;
  }
  return {
    exec,
    run: (sql, values = {}) => ({
      changes: Number(connection.prepare(sql).run(values).changes),
    }),
    all: (sql, values = {}) => connection.prepare(sql).all(values),
    get: (sql, values = {}) => connection.prepare(sql).get(values),
    transaction: createTransaction(exec),
    close: () => connection.close(),
  };
}
