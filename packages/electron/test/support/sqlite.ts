import { Database } from 'node-sqlite3-wasm';
import type { SqlDatabase } from '@nx-slice/kernel/sql/database';
import { createTransactions } from '@nx-slice/kernel/sql/transaction';

/** A database in memory, on any Node; foreign keys are enforced, as in the app. */
export function openMemory(): SqlDatabase {
  const connection = new Database();
  const exec = (sql: string): void => connection.exec(sql);
  const named = (values: object = {}) =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [`:${name}`, value]),
    );
  const { transaction } = createTransactions(exec);
  exec('pragma foreign_keys = on');
  return {
    exec,
    run: (sql, values) => connection.run(sql, named(values)),
    all: (sql, values) => connection.all(sql, named(values)),
    get: (sql, values) => connection.get(sql, named(values)) ?? undefined,
    transaction,
    close: () => connection.close(),
  };
}
