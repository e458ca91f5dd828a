import { beforeEach, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { openNodeSqlite } from '../../src/sql/node-sqlite.js';
import { migrate } from '../../src/sql/migrate.js';
import { createWords, useWordsDatabase } from './words-database.js';

const { db, folder, words, insert } = useWordsDatabase();

beforeEach(() => migrate(db(), [createWords]));

test('says how many rows a statement touched', () => {
  insert('one');
  insert('two');
  expect(db().run('delete from words')).toEqual({ changes: 2 });
  expect(db().run('delete from words')).toEqual({ changes: 0 });
});

test('a query without a row is undefined', () => {
  expect(db().get('select * from words')).toBeUndefined();
  expect(db().all('select * from words')).toEqual([]);
});

test('a value is never read as SQL', () => {
  const text = `'); drop table words; --`;
  insert(text);
  expect(
    db().get('select text from words where text = :text', { text }),
  ).toEqual({ text });
});

test.each([
  ['text', 'Grüße, 東京'],
  ['an integer', 42],
  ['a real', 0.1],
  ['null', null],
])('%s comes back as it was', (_, value) => {
  expect(db().get('select :value as value', { value })).toEqual({ value });
});

test('a value without a place is an error, not ignored', () => {
  expect(() => db().get('select 1', { extra: 1 })).toThrow('extra');
});

test('what was stored outlives the connection', () => {
  insert('kept');
  const second = openNodeSqlite(join(folder(), 'words.db'));
  expect(second.get('select text from words')).toEqual({ text: 'kept' });
  second.close();
});

test('foreign keys are enforced', () => {
  db().exec(`
    create table parents (id text primary key) strict;
    create table children (parent text not null references parents (id)) strict;
  `);
  expect(() =>
    db().run('insert into children values (:parent)', { parent: 'nobody' }),
  ).toThrow('FOREIGN KEY');
});

test('a statement waits for another connection before it gives up', () => {
  expect(db().get('pragma busy_timeout')).toEqual({ timeout: 5000 });
});

test('a database that was closed cannot be used', () => {
  const second = openNodeSqlite(join(folder(), 'words.db'));
  second.close();
  expect(() => second.get('select 1')).toThrow();
  expect(words()).toEqual([]);
});
