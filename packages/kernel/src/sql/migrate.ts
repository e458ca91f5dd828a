import type { SqlDatabase } from './database.js';
import { readHistory } from './history.js';

/** One step of a schema's history. Append new ones; never edit one that was released. */
export interface Migration {
  /** Unique across all slices: slice, number, purpose, such as `notes-0001-create`. */
  readonly id: string;
  readonly sql: string;
}

/** Two migrations of one list have the same id, so only the first would ever run. */
export class MigrationIdTakenError extends Error {
  override readonly name = 'MigrationIdTakenError';

  constructor(readonly id: string) {
    super(`Two migrations have the id ${id}. Give the newer one another.`);
  }
}

/**
 * Runs the migrations that this database has not run yet, in their order and each in its own transaction.
 * Nothing is written before all of them were judged.
 *
 * @throws {MigrationIdTakenError} two have the same id
 * @throws {MigrationChangedError} one that already ran has other SQL now
 * @throws {MigrationUnknownError} a newer version of the app ran one that is not among these
 */
export function migrate(
  db: SqlDatabase,
  migrations: readonly Migration[],
): void {
  refuseRepeatedIds(migrations);
  const history = readHistory(db, migrations);
  db.exec(
    'create table if not exists _migrations (id text primary key, sql text not null, applied_at text not null) strict',
  );
  for (const { id, sql } of migrations) {
    if (history.has(id)) continue;
    db.transaction(() => {
      db.exec(sql);
      db.run(
        'insert into _migrations (id, sql, applied_at) values (:id, :sql, :appliedAt)',
        { id, sql, appliedAt: new Date().toISOString() },
      );
    });
  }
}

function refuseRepeatedIds(migrations: readonly Migration[]): void {
  const seen = new Set<string>();
  for (const { id } of migrations) {
    if (seen.has(id)) throw new MigrationIdTakenError(id);
    seen.add(id);
  }
}
