import { NotFoundError } from '@nx-slice/kernel/errors';
import type { Note, NotePatch } from '../contract';
import type { NotesService, NotesServiceDependencies } from './dependencies';

/** The rules of notes. */
export function createNoteOperations({
  store,
  newId,
  now,
}: NotesServiceDependencies): Pick<
  NotesService,
  'listNotes' | 'getNote' | 'createNote' | 'updateNote' | 'removeNote'
> {
  const find = (id: string): Note => {
    const note = store.note.find(id);
    if (!note) throw new NotFoundError(`There is no note ${id}`);
    return note;
  };

  return {
    listNotes: ({ search }) => store.note.list(search),

    getNote: ({ id }) => find(id),

    createNote: (input) =>
      store.transaction(() => {
        const createdAt = now().toISOString();
        const note: Note = {
          ...input,
          id: newId(),
          createdAt,
          updatedAt: createdAt,
        };
        store.note.insert(note);
        return note;
      }),

    updateNote: ({ id, patch }) =>
      store.transaction(() => {
        const note: Note = {
          ...applyPatch(find(id), patch),
          updatedAt: now().toISOString(),
        };
        store.note.update(note);
        return note;
      }),

    removeNote: ({ id }) =>
      store.transaction(() => {
        find(id);
        store.note.remove(id);
        return { id };
      }),
  };
}

/** A field that the patch does not name keeps its value. */
const applyPatch = (note: Note, patch: NotePatch): Note => ({
  ...note,
  title: patch.title ?? note.title,
  body: patch.body ?? note.body,
  pinned: patch.pinned ?? note.pinned,
});
