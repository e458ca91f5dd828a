import type { Note } from '../contract';

/** What a person calls this note. Two of them may be called the same. */
export const toNoteHeading = (note: Note): string => note.title;
