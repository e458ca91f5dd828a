import { beforeEach, expect, test } from '@jest/globals';
import { migrate } from '../../src/sql/migrate.js';
import { StorageError } from '../../src/sql/storage-error.js';
import { createWords, useWordsDatabase } from './words-database.js';

const { db, words, insert } = useWordsDatabase();

const long = 'x'.repeat(50_000);
const full = {
  name: 'StorageError',
  failure: 'FULL',
  message: expect.stringContaining('The disk is full. Nothing was saved.'),
};

const thrownBy = (work: () => unknown): unknown => {
  try {
    return { answered: work() };
  } catch (error) {
    return error;
  }
};

/** SQLite gives the file no further page: what it gets from a full disk, SQLITE_FULL, at the same place. */
beforeEach(() => {
  migrate(db(), [createWords]);
  insert('kept');
  db().exec('pragma max_page_count = 1');
});

test('a statement that needs room says that there is none, and changes nothing', () => {
  expect(thrownBy(() => insert(long))).toMatchObject(full);
  expect(words()).toEqual(['kept']);
});

test('a script that needs room changes nothing', () => {
  const script = `insert into words values (hex(zeroblob(50000)))`;
  expect(thrownBy(() => db().exec(script))).toMatchObject(full);
  expect(words()).toEqual(['kept']);
});

test('a transaction that needs room is undone as a whole', () => {
  const work = () => {
    insert('short');
    insert(long);
  };
  expect(thrownBy(() => db().transaction(work))).toMatchObject(full);
  expect(words()).toEqual(['kept']);
});

test('a transaction that goes on after the failure stores nothing of what follows', () => {
  const work = () => {
    expect(() => insert(long)).toThrow(StorageError);
    expect(() => insert('after')).toThrow('The disk is full');
    expect(() => db().exec(`insert into words values ('after')`)).toThrow(
      'The disk is full',
    );
  };
  expect(thrownBy(() => db().transaction(work))).toMatchObject(full);
  expect(words()).toEqual(['kept']);
  db().transaction(() => insert('next'));
  expect(words()).toEqual(['kept', 'next']);
});

test('what the driver said is kept for the log', () => {
  expect(thrownBy(() => insert(long))).toMatchObject({
    cause: { message: 'database or disk is full' },
  });
});

test('with room again, all works again', () => {
  expect(() => db().transaction(() => insert(long))).toThrow(StorageError);
  db().exec('pragma max_page_count = 1000');
  db().transaction(() => insert(long));
  expect(words()).toEqual(['kept', long]);
});

test('a migration that needs room has not run', () => {
  const grow = {
    id: 'words-0002-grow',
    sql: `insert into words values ('new'); insert into words values (hex(zeroblob(50000)))`,
  };
  expect(() => migrate(db(), [createWords, grow])).toThrow(StorageError);
  db().exec('pragma max_page_count = 1000');
  migrate(db(), [createWords, grow]);
  expect(words()).toHaveLength(3);
});

test('a constraint is no failure of the disk', () => {
  db().exec('pragma max_page_count = 1000');
  db().exec('create unique index one on words (text)');
  db().exec('pragma max_page_count = 1');
  const error = thrownBy(() => insert('kept'));
  expect(error).not.toBeInstanceOf(StorageError);
  expect(error).toMatchObject({ message: expect.stringContaining('UNIQUE') });
});
