import type { Note } from '../../src/contract';
import type { NotesStore } from '../../src/db';

/** What is stored at first. */
export interface Stored {
  readonly note?: readonly Note[];
}

/** What the service stores, in memory; work that fails is undone. It has no rules of its own. */
export function createFakeStore(stored: Stored = {}): NotesStore {
  const noteRows = byId(stored.note ?? []);
  return {
    note: {
      list: (search) =>
        [...noteRows.values()].filter((row) =>
          matches(search, row.title, row.body),
        ),
      find: (id) => noteRows.get(id),
      insert: (row) => void noteRows.set(row.id, row),
      update: (row) => noteRows.has(row.id) && !!noteRows.set(row.id, row),
      remove: (id) => noteRows.delete(id),
    },
    transaction: (work) => {
      const undo = [snapshot(noteRows)];
      try {
        return work();
      } catch (error) {
        for (const restore of undo) restore();
        throw error;
      }
    },
  };
}

const byId = <T extends { readonly id: string }>(
  all: readonly T[],
): Map<string, T> => new Map(all.map((row) => [row.id, row]));

function snapshot<T>(rows: Map<string, T>): () => void {
  const before = [...rows];
  return () => {
    rows.clear();
    for (const [id, row] of before) rows.set(id, row);
  };
}

const matches = (
  search: string,
  ...texts: readonly (string | undefined)[]
): boolean => search === '' || texts.some((text) => text?.includes(search));
