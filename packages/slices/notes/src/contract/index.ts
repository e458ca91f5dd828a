import type { Api, Operation } from '@nx-slice/kernel/ipc/contract';
import { z } from 'zod';
import type { NotesOperation } from './channels';
import { idSchema } from './implied-fields';
import { maxSearchLength } from './limits';
import { noteInputSchema, notePatchSchema, noteSchema } from './note-schema';

export { noteInputSchema, notePatchSchema, noteSchema } from './note-schema';
export type { Note, NoteDraft, NoteInput, NotePatch } from './note-schema';

const onlyId = z.strictObject({ id: idSchema });

/** Every operation of the slice, with what it takes and what it answers. */
export const notesContract = {
  listNotes: {
    input: z.strictObject({
      search: z.string().max(maxSearchLength).default(''),
    }),
    output: z.array(noteSchema),
  },
  getNote: { input: onlyId, output: noteSchema },
  createNote: { input: noteInputSchema, output: noteSchema },
  updateNote: {
    input: z.strictObject({ id: idSchema, patch: notePatchSchema }),
    output: noteSchema,
  },
  removeNote: { input: onlyId, output: onlyId },
} satisfies Record<NotesOperation, Operation>;

export type NotesContract = typeof notesContract;

/** The slice as the page calls it. */
export type NotesApi = Api<NotesContract>;
