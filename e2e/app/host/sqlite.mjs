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
export function fillDisk() {
  for (const connection of connections) {
    connection.exec('pragma max_page_count = 1');
  }
}

/** No row is left in any table of the app; what ran of its migrations stays known. */
export function emptyTables() {
  for (const connection of connections) {
    const tables = connection
      .prepare(
        "select name from sqlite_schema where type = 'table' and name not like 'sqlite!_%' escape '!' and name <> '_migrations'",
      )
      .all({});
    connection.exec('pragma foreign_keys = off');
    for (const { name } of tables) connection.exec(`delete from "${name}"`);
    connection.exec('pragma foreign_keys = on');
  }
}
