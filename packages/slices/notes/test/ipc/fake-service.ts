import { jest } from '@jest/globals';
import type { NotesService } from '../../src/main';
import { aNote, noteIdOf } from '../support/sample-note';

/** A service without rules: it answers samples, and each operation can be replaced. */
export const createFakeService = () => ({
  listNotes: jest.fn<NotesService['listNotes']>(() => [aNote()]),
  getNote: jest.fn<NotesService['getNote']>(() => aNote()),
  createNote: jest.fn<NotesService['createNote']>(() => aNote()),
  updateNote: jest.fn<NotesService['updateNote']>(() => aNote()),
  removeNote: jest.fn<NotesService['removeNote']>(() => ({ id: noteIdOf(1) })),
});
