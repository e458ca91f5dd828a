export { notesMigrations } from './migrations';
export type { NoteRepository } from './note-repository';
export { createNotesStore, type NotesStore } from './store';
