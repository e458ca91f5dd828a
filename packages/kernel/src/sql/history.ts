import type { SqlDatabase } from './database.js';
import type { Migration } from './migrate.js';

/** A migration differs from the one of the same id that this database already ran. */
export class MigrationChangedError extends Error {
  override readonly name = 'MigrationChangedError';

  constructor(readonly id: string) {
    super(
      `Migration ${id} was edited after it ran. Restore it and append a new one.`,
    );
  }
}

/** This database ran a migration that the app does not have, although it has the slice: a newer version of the app did. */
export class MigrationUnknownError extends Error {
  override readonly name = 'MigrationUnknownError';

  constructor(readonly id: string) {
    super(`Migration ${id} ran here, but this app does not know it.`);
  }
}

/**
 * The migrations that a database ran: their SQL by id. Reads only.
 *
 * @throws {MigrationChangedError} one of `migrations` ran with other SQL
 * @throws {MigrationUnknownError} one that is not among `migrations` ran, and they are of its slice, too.
 *   One of a slice that has none here at all is what a removed slice left behind
 */
export function readHistory(
  db: SqlDatabase,
  migrations: readonly Migration[],
): ReadonlyMap<string, string> {
  const history = read(db);
  const known = new Set(migrations.map(({ id }) => id));
  const slices = new Set(migrations.map(({ id }) => sliceOf(id)));
  for (const id of history.keys()) {
    const slice = sliceOf(id);
    if (!known.has(id) && slice !== undefined && slices.has(slice)) {
      throw new MigrationUnknownError(id);
    }
  }
  for (const { id, sql } of migrations) {
    if ((history.get(id) ?? sql) !== sql) throw new MigrationChangedError(id);
  }
  return history;
}

function read(db: SqlDatabase): ReadonlyMap<string, string> {
  const table = db.get(
    `select 1 from sqlite_master where type = 'table' and name = '_migrations'`,
  );
  return new Map(
    table
      ? db
          .all('select id, sql from _migrations order by id')
          .map(({ id, sql }) => [String(id), String(sql)] as const)
      : [],
  );
}

/** `notes` of `notes-0001-create`: a slice numbers its migrations. */
const sliceOf = (id: string): string | undefined =>
  /^(.+?)-\d{4}(?:-|$)/.exec(id)?.[1];
