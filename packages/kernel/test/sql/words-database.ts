import { afterEach, beforeEach } from '@jest/globals';
import { join } from 'node:path';
import type { SqlDatabase } from '../../src/sql/database.js';
import { openNodeSqlite } from '../../src/sql/node-sqlite.js';
import {
  createTemporaryFolder,
  type TemporaryFolder,
} from '../../testing/temporary-folder.mjs';

export const createWords = {
  id: 'words-0001-create',
  sql: 'create table words (text text not null) strict',
};

/** A database file of its own for each test. */
export function useWordsDatabase() {
  let folder: TemporaryFolder;
  let db: SqlDatabase;

  beforeEach(() => {
    folder = createTemporaryFolder();
    db = openNodeSqlite(join(folder.path, 'words.db'));
  });

  afterEach(() => {
    db.close();
    folder.remove();
  });

  return {
    db: () => db,
    folder: () => folder.path,
    words: () => db.all('select text from words').map((row) => row['text']),
    insert: (text: string) =>
      db.run('insert into words (text) values (:text)', { text }),
  };
}
