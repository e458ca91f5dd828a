import type { SqlRow, SqlValues } from '@nx-slice/kernel/sql/database';
import { noteSchema, type Note } from '../contract';

/**
 * The only place where a column becomes a field: 0 and 1 become a boolean.
 *
 * @throws {ZodError} the stored row breaks the contract
 */
export function toNote(row: SqlRow): Note {
  return noteSchema.parse({
    id: row['id'],
    title: row['title'],
    body: row['body'],
    pinned: row['pinned'] === 1,
    createdAt: row['createdAt'],
    updatedAt: row['updatedAt'],
  });
}

/** The other way round, for statements that name every column. */
export function toNoteRow(note: Note): SqlValues {
  return {
    id: note.id,
    title: note.title,
    body: note.body,
    pinned: Number(note.pinned),
    createdAt: note.createdAt,
    updatedAt: note.updatedAt,
  };
}
