import { jest } from '@jest/globals';
import {
  noteInputSchema,
  notePatchSchema,
  noteSchema,
  type Note,
  type NotesApi,
} from '../../src/contract';
import { noteIdOf } from './sample-note';

/** What the fake starts with. */
interface Stored {
  readonly note?: readonly Note[];
}

const time = '2026-01-02T00:00:00.000Z';

/**
 * The operations as the page sees them, on what is in memory; each one can be replaced.
 * What was created last is listed first, whatever the order of the plan.
 */
export function createFakeApi(stored: Stored = {}) {
  // Ids of their own: tests use small numbers.
  let number = 100 + Object.values(stored).flat().length;
  let noteRows: readonly Note[] = stored.note ?? [];
  return {
    listNotes: jest.fn<NotesApi['listNotes']>(async ({ search = '' }) =>
      noteRows.filter((row) => matches(search, row.title, row.body)),
    ),
    getNote: jest.fn<NotesApi['getNote']>(async ({ id }) => find(noteRows, id)),
    createNote: jest.fn<NotesApi['createNote']>(async (input) => {
      number += 1;
      const row = {
        ...noteInputSchema.parse(input),
        id: noteIdOf(number),
        createdAt: time,
        updatedAt: time,
      };
      noteRows = [row, ...noteRows];
      return row;
    }),
    updateNote: jest.fn<NotesApi['updateNote']>(async ({ id, patch }) => {
      const row = noteSchema.parse(
        changed(find(noteRows, id), notePatchSchema.parse(patch)),
      );
      noteRows = noteRows.map((each) => (each.id === id ? row : each));
      return row;
    }),
    removeNote: jest.fn<NotesApi['removeNote']>(async ({ id }) => {
      noteRows = noteRows.filter((row) => row.id !== id);
      return { id };
    }),
  };
}

function find<T extends { readonly id: string }>(
  rows: readonly T[],
  id: string,
): T {
  const row = rows.find((each) => each.id === id);
  if (!row) throw new Error(`There is nothing with the id ${id}`);
  return row;
}

const matches = (
  search: string,
  ...texts: readonly (string | undefined)[]
): boolean =>
  search === '' ||
  texts.some((text) => text?.toLowerCase().includes(search.toLowerCase()));

/** A field that the patch does not name stays; `null` clears an optional one. */
function changed(stored: object, patch: object): object {
  const named = Object.entries(patch).filter(
    ([, value]) => value !== undefined,
  );
  const all = { ...stored, ...Object.fromEntries(named), updatedAt: time };
  return Object.fromEntries(
    Object.entries(all).filter(([, value]) => value !== null),
  );
}
