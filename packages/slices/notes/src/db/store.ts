import type { SqlDatabase } from '@nx-slice/kernel/sql/database';
import { createNoteRepository, type NoteRepository } from './note-repository';

/** What the slice "notes" stores. */
export interface NotesStore {
  readonly note: NoteRepository;
  /** Commits what `work` did, or rolls it back and rethrows. */
  transaction<T>(work: () => T): T;
}

export const createNotesStore = (db: SqlDatabase): NotesStore => ({
  note: createNoteRepository(db),
  transaction: (work) => db.transaction(work),
});
