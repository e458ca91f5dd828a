import type { NotesService, NotesServiceDependencies } from './dependencies';
import { createNoteOperations } from './note-operations';

/**
 * The operations of the slice, with their rules. Each one may throw a `NotFoundError` or a `ConflictError`,
 * whose message is meant for the person at the screen.
 */
export const createNotesService = (
  dependencies: NotesServiceDependencies,
): NotesService => ({
  ...createNoteOperations(dependencies),
});
