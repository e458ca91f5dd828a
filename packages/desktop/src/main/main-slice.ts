import type { Guard, IpcMainLike } from '@nx-slice/kernel/ipc/main';
import type { SqlDatabase } from '@nx-slice/kernel/sql/database';
import type { Migration } from '@nx-slice/kernel/sql/migrate';

/** What the main process gives a slice. */
export interface MainSliceContext {
  readonly db: SqlDatabase;
  readonly ipcMain: IpcMainLike;
  readonly guard: Guard;
  readonly newId: () => string;
  readonly now: () => Date;
}

/** A slice as the main process runs it. */
export interface MainSlice {
  readonly name: string;
  readonly migrations: readonly Migration[];
  /** Serves the slice; the function it returns stops that. */
  readonly start: (context: MainSliceContext) => () => void;
}
