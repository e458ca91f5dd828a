import type { SqlDatabase, SqlRow } from './database.js';
import { readHistory } from './history.js';

/** One step of a schema's history. Append new ones; never edit one that was released. */
export interface Migration {
  /** Unique across all slices: slice, number, purpose, such as `notes-0001-create`. */
  readonly id: string;
  readonly sql: string;
}

/** After a migration some rows refer to rows that are not there. It was undone. */
export class MigrationReferenceError extends Error {
  override readonly name = 'MigrationReferenceError';

  constructor(
    readonly id: string,
    readonly table: string,
  ) {
    super(
      `After migration ${id}, rows of ${table} refer to rows that are not there. It was undone.`,
    );
  }
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
 * Foreign keys are not enforced while they run: SQLite cannot alter most of a table, so it is made anew under another
 * name, filled, and put in the place of the old one, and dropping that one would break every reference to it. They
 * are checked before each transaction ends. https://sqlite.org/lang_altertable.html#otheralter
 *
 * @throws {MigrationIdTakenError} two have the same id
 * @throws {MigrationChangedError} one that already ran has other SQL now
 * @throws {MigrationUnknownError} a newer version of the app ran one that is not among these
 * @throws {MigrationReferenceError} one of them left references to nothing
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
  const pending = migrations.filter(({ id }) => !history.has(id));
  if (pending.length === 0) return;
  withoutForeignKeys(db, () => {
    // What was broken before is no migration's fault, and no reason to stop all others.
    let broken = brokenReferences(db).length;
    for (const { id, sql } of pending) {
      db.transaction(() => {
        db.exec(sql);
        const [first, ...others] = brokenReferences(db);
        const count = first === undefined ? 0 : others.length + 1;
        if (first !== undefined && count > broken) {
          throw new MigrationReferenceError(id, String(first['table']));
        }
        broken = count;
        db.run(
          'insert into _migrations (id, sql, applied_at) values (:id, :sql, :appliedAt)',
          { id, sql, appliedAt: new Date().toISOString() },
        );
      });
    }
  });
}

/** SQLite ignores the pragma inside a transaction. */
function withoutForeignKeys(db: SqlDatabase, work: () => void): void {
  const before = db.get('pragma foreign_keys')?.['foreign_keys'] === 1;
  db.exec('pragma foreign_keys = off');
  try {
    work();
  } finally {
    if (before) db.exec('pragma foreign_keys = on');
  }
}

const brokenReferences = (db: SqlDatabase): readonly SqlRow[] =>
  db.all('pragma foreign_key_check');

function refuseRepeatedIds(migrations: readonly Migration[]): void {
  const seen = new Set<string>();
  for (const { id } of migrations) {
    if (seen.has(id)) throw new MigrationIdTakenError(id);
    seen.add(id);
  }
}
