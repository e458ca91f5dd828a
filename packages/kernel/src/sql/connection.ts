import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { SqlDatabase } from './database.js';
import { driverFailure } from './driver-failure.js';
import { StorageError } from './storage-error.js';
import { createTransactions } from './transaction.js';

export interface ConnectionOptions {
  /** How long a statement waits for another connection to finish writing, in milliseconds. */
  readonly busyTimeout: number;
  readonly readOnly?: boolean;
}

/**
 * A connection of `node:sqlite` as a `SqlDatabase`. Creates the file when it is missing, and writes nothing by itself.
 *
 * @throws {StorageError} the file cannot be opened; later, by each call: the disk or the file failed
 */
export function connect(
  file: string,
  { busyTimeout, readOnly = false }: ConnectionOptions,
): SqlDatabase {
  const connection = telling(() => new DatabaseSync(file, { readOnly }));
  const exec = (sql: string) => telling(() => connection.exec(sql));
  const { transaction, call } = createTransactions(exec);
  const prepared = <T>(sql: string, use: (statement: StatementSync) => T): T =>
    call(() => telling(() => use(connection.prepare(sql))));

  exec(`pragma busy_timeout = ${busyTimeout}`);
  return {
    exec: (sql) => call(() => exec(sql)),
    run: (sql, values = {}) =>
      prepared(sql, (statement) => ({
        changes: Number(statement.run(values).changes),
      })),
    all: (sql, values = {}) =>
      prepared(sql, (statement) => statement.all(values)),
    get: (sql, values = {}) =>
      prepared(sql, (statement) => statement.get(values)),
    transaction,
    close: () => connection.close(),
  };
}

/** Says in the kernel's words what the driver says in its own; the rest of its errors pass as they are. */
function telling<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    const failure = driverFailure(error);
    throw failure ? new StorageError(failure, error) : error;
  }
}
