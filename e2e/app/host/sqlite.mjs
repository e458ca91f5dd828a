/**
 * `node:sqlite`, or SQLite as WebAssembly on a Node that has none, with one addition: the disk can be made full.
 */
import { createRequire, isBuiltin } from 'node:module';

const require = createRequire(import.meta.url);

/** @type {typeof import('node:sqlite')} */
const sqlite = isBuiltin('node:sqlite')
  ? await import('node:sqlite')
  : require('@nx-slice/kernel/testing/node-sqlite-shim.cjs');

/** @type {Set<import('node:sqlite').DatabaseSync>} */
const connections = new Set();

export class DatabaseSync extends sqlite.DatabaseSync {
  /** @param {ConstructorParameters<typeof sqlite.DatabaseSync>} args */
  constructor(...args) {
    super(...args);
    connections.add(this);
  }

  close() {
    connections.delete(this);
    super.close();
  }
}

/**
 * From now on a database that needs another page gets SQLITE_FULL: what it gets from a full disk. SQLite raises
 * the limit of one page to the pages that the file has.
 */
export const fillDisk = () => runSql('pragma max_page_count = 1');

/** There is room again: as many pages as SQLite can count. */
export const freeDisk = () => runSql('pragma max_page_count = 4294967294');

/** @param {string} sql statements that take no values and return no rows, run on the app's own connection */
export function runSql(sql) {
  for (const connection of connections) connection.exec(sql);
}

/** No row is left in any table of the app; what ran of its migrations stays known. */
export function emptyTables() {
  for (const connection of connections) {
    connection.exec('pragma foreign_keys = off');
    for (const name of tablesOf(connection)) {
      connection.exec(`delete from "${name}"`);
    }
    connection.exec('pragma foreign_keys = on');
  }
}

/** Every row of the app, by table. */
export const rows = () =>
  Object.fromEntries(
    [...connections].flatMap((connection) =>
      tablesOf(connection).map((name) => [
        name,
        connection.prepare(`select * from "${name}" order by rowid`).all({}),
      ]),
    ),
  );

/**
 * @param {import('node:sqlite').DatabaseSync} connection
 * @returns {string[]}
 */
const tablesOf = (connection) =>
  connection
    .prepare(
      "select name from sqlite_schema where type = 'table' and name not like 'sqlite!_%' escape '!' and name <> '_migrations' order by name",
    )
    .all({})
    .map(({ name }) => String(name));
