import type { SqlDatabase } from '@nx-slice/kernel/sql/database';
import type { Note } from '../contract';
import { toNote, toNoteRow } from './note-row';

/** Notes as stored. No rules here: those belong to the service. */
export interface NoteRepository {
  /**
   * By pinned (descending), then createdAt (descending), then what was stored last.
   * `search` matches title or body, ASCII letters in either case; an empty one matches all.
   */
  list(search: string): Note[];
  find(id: string): Note | undefined;
  insert(note: Note): void;
  /** `false` when no such note is stored. */
  update(note: Note): boolean;
  /** `false` when no such note is stored. */
  remove(id: string): boolean;
}

export function createNoteRepository(db: SqlDatabase): NoteRepository {
  return {
    list: (search) =>
      db
        .all(
          `select * from "notes__note"
           where :search = ''
              or instr(lower("title"), lower(:search)) > 0
              or instr(lower("body"), lower(:search)) > 0
           order by "pinned" desc, "createdAt" desc, rowid desc`,
          { search },
        )
        .map(toNote),

    find: (id) => {
      const row = db.get('select * from "notes__note" where "id" = :id', {
        id,
      });
      return row && toNote(row);
    },

    insert: (note) => {
      db.run(
        `insert into "notes__note"
           ("id", "title", "body", "pinned", "createdAt", "updatedAt")
         values
           (:id, :title, :body, :pinned, :createdAt, :updatedAt)`,
        toNoteRow(note),
      );
    },

    update: (note) => {
      const { changes } = db.run(
        `update "notes__note"
         set "title" = :title,
             "body" = :body,
             "pinned" = :pinned,
             "createdAt" = :createdAt,
             "updatedAt" = :updatedAt
         where "id" = :id`,
        toNoteRow(note),
      );
      return changes === 1;
    },

    remove: (id) => {
      const { changes } = db.run('delete from "notes__note" where "id" = :id', {
        id,
      });
      return changes === 1;
    },
  };
}
