import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { SqlDatabase } from '@nx-slice/kernel/sql/database';
import { migrate } from '@nx-slice/kernel/sql/migrate';
import { openNodeSqlite } from '@nx-slice/kernel/sql/node-sqlite';
import { createTemporaryFolder } from '@nx-slice/kernel/testing/temporary-folder.mjs';
import { join } from 'node:path';
import {
  createNotesStore,
  notesMigrations,
  type NotesStore,
} from '../../src/db';
import { aNote } from '../support/sample-note';

let temporary: ReturnType<typeof createTemporaryFolder>;
let db: SqlDatabase;
let store: NotesStore;

function open() {
  db = openNodeSqlite(join(temporary.path, 'app.db'));
  migrate(db, notesMigrations);
  store = createNotesStore(db);
}

beforeEach(() => {
  temporary = createTemporaryFolder();
  open();
});

afterEach(() => {
  db.close();
  temporary.remove();
});

test('migrations have ids that no other slice has', () => {
  for (const { id } of notesMigrations) expect(id).toMatch(/^notes-\d{4}-/);
});

describe('a transaction', () => {
  test('keeps what was done, and answers what the work answers', () => {
    const answer = store.transaction(() => {
      store.note.insert(aNote());
      return 'done';
    });
    expect(answer).toBe('done');
    db.close();
    open();
    expect(store.note.find(aNote().id)).toEqual(aNote());
  });

  test('undoes all of it when the work throws', () => {
    const work = () => {
      store.note.insert(aNote());
      throw new Error('no');
    };
    expect(() => store.transaction(work)).toThrow('no');
    expect(store.note.find(aNote().id)).toBeUndefined();
  });
});
