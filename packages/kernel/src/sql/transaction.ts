import type { SqlDatabase } from './database.js';

/** Builds `SqlDatabase.transaction` on top of a driver's `exec`. */
export function createTransaction(
  exec: SqlDatabase['exec'],
): SqlDatabase['transaction'] {
  let running = false;
  return (work) => {
    if (running) return work();
    exec('begin immediate');
    running = true;
    try {
      const result = work();
      if (result instanceof Promise) {
        throw new TypeError('The work of a transaction must be synchronous');
      }
      exec('commit');
      return result;
    } catch (error) {
      rollBack(exec);
      throw error;
    } finally {
      running = false;
    }
  };
}

/** SQLite rolls back by itself after some errors, such as a full disk; then there is nothing left to do. */
function rollBack(exec: SqlDatabase['exec']): void {
  try {
    exec('rollback');
  } catch {
    // The error that led here says more than this one.
  }
}
