// Generated from the slices of this workspace. Edits are overwritten.
import {
  createNotesStore,
  notesMigrations,
} from '../../../slices/notes/src/db';
import { registerNotesIpc } from '../../../slices/notes/src/ipc/main';
import { createNotesService } from '../../../slices/notes/src/main';
import type { MainSlice } from './main-slice';

export const mainSlices: readonly MainSlice[] = [
  {
    name: 'notes',
    migrations: notesMigrations,
    start: ({ db, ipcMain, guard, newId, now }) =>
      registerNotesIpc(
        ipcMain,
        createNotesService({ store: createNotesStore(db), newId, now }),
        guard,
      ),
  },
];
