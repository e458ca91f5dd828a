/**
 * `node:sqlite` for tests on Node 20, which has none: SQLite compiled to WebAssembly.
 * Only the part that openNodeSqlite uses. Never ship it: there is no write-ahead log,
 * and a killed process leaves a lock that fails every later open.
 */
const { Database } = require('node-sqlite3-wasm');

/** @typedef {Record<string, import('node-sqlite3-wasm').SQLiteValue>} Values */

class DatabaseSync {
  /**
   * @param {string} file
   * @param {{ readOnly?: boolean }} [options]
   */
  constructor(file, { readOnly = false } = {}) {
    this.connection = new Database(file, { readOnly });
  }

  /** @param {string} sql */
  exec(sql) {
    this.connection.exec(sql);
  }

  /** @param {string} sql */
  prepare(sql) {
    const { connection } = this;
    return {
      /** @param {Values} values */
      run: (values) => connection.run(sql, bindable(values)),
      /** @param {Values} values */
      all: (values) => connection.all(sql, bindable(values)),
      /** @param {Values} values */
      get: (values) => connection.get(sql, bindable(values)) ?? undefined,
    };
  }

  close() {
    this.connection.close();
  }
}

/**
 * node:sqlite finds ":id" by the name "id", and takes no booleans; this library
 * wants the colon, and would store a boolean as a number.
 *
 * @param {Values} values
 */
function bindable(values) {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (typeof value === 'boolean') {
        throw new TypeError(`The value of :${name} cannot be bound`);
      }
      return [`:${name}`, value];
    }),
  );
}

module.exports = { DatabaseSync };
