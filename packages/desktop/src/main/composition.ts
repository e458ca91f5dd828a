import { randomUUID } from 'node:crypto';
import type { Guard, IpcMainLike } from '@nx-slice/kernel/ipc/main';
import { migrate } from '@nx-slice/kernel/sql/migrate';
import { openNodeSqlite } from '@nx-slice/kernel/sql/node-sqlite';
import type { MainSlice } from './main-slice';
import { mainSlices } from './slices.main.gen';

export interface MainDependencies {
  readonly ipcMain: IpcMainLike;
  readonly guard: Guard;
  /** Path of the SQLite file; created when it is missing. */
  readonly databaseFile: string;
  readonly openDatabase?: typeof openNodeSqlite;
  /** In the order in which they start. */
  readonly slices?: readonly MainSlice[];
}

/**
 * The main process without its windows: database, migrations, every slice.
 * Does not import `electron`, so it also runs in plain Node.
 *
 * @returns stops every slice, the last one first, and closes the database; a second call does nothing
 * @throws {DatabaseFileError} the database file must be left alone, and was
 * @throws what a migration or a slice threw, with all that was started stopped again
 */
export function startMain({
  ipcMain,
  guard,
  databaseFile,
  openDatabase = openNodeSqlite,
  slices = mainSlices,
}: MainDependencies): () => void {
  const migrations = slices.flatMap((slice) => slice.migrations);
  const db = openDatabase(databaseFile, { migrations });
  const stops = [() => db.close()];
  const stop = () => stopAll(stops.splice(0).toReversed());
  try {
    migrate(db, migrations);
    for (const slice of slices) {
      stops.push(
        slice.start({
          db,
          ipcMain,
          guard,
          newId: randomUUID,
          now: () => new Date(),
        }),
      );
    }
  } catch (error) {
    stop();
    throw error;
  }
  return stop;
}

/** One that throws does not keep the rest from stopping. */
function stopAll([first, ...rest]: readonly (() => void)[]): void {
  if (!first) return;
  try {
    first();
  } finally {
    stopAll(rest);
  }
}
