import type { SqlDatabase } from './database.js';
import { StorageError } from './storage-error.js';

export interface Transactions {
  readonly transaction: SqlDatabase['transaction'];
  /**
   * Makes one call of the driver. After a `StorageError` in a transaction, each further call throws it again: SQLite may
   * have rolled back by itself, and what came next would be stored although the transaction failed.
   */
  call<T>(work: () => T): T;
}

/** Builds `SqlDatabase.transaction` on top of a driver's `exec`. */
export function createTransactions(exec: SqlDatabase['exec']): Transactions {
  let running = false;
  let failed: StorageError | undefined;

  const call = <T>(work: () => T): T => {
    if (failed) throw failed;
    try {
      return work();
    } catch (error) {
      if (running && error instanceof StorageError) failed = error;
      throw error;
    }
  };

  const transaction = <T>(work: () => T): T => {
    if (running) return work();
    exec('begin immediate');
    running = true;
    try {
      const result = work();
      if (result instanceof Promise) {
        throw new TypeError('The work of a transaction must be synchronous');
      }
      call(() => exec('commit'));
      return result;
    } catch (error) {
      rollBack(exec);
      throw error;
    } finally {
      running = false;
      failed = undefined;
    }
  };

  return { transaction, call };
}

/** SQLite rolls back by itself after some errors, such as a full disk; then there is nothing left to do. */
function rollBack(exec: SqlDatabase['exec']): void {
  try {
    exec('rollback');
  } catch {
    // The error that led here says more than this one.
  }
}
