import { expect, test } from '@jest/globals';
import {
  migrate,
  MigrationChangedError,
  MigrationIdTakenError,
} from '../../src/sql/migrate.js';
import { createWords, useWordsDatabase } from './words-database.js';

const { db, words, insert } = useWordsDatabase();

test('runs each migration once', () => {
  migrate(db(), [createWords]);
  insert('kept');
  migrate(db(), [createWords]);
  expect(words()).toEqual(['kept']);
});

test('runs them in order, and only those that are new', () => {
  const rename = {
    id: 'words-0002-shout',
    sql: `insert into words values ('first'); update words set text = upper(text)`,
  };
  migrate(db(), [createWords]);
  migrate(db(), [createWords, rename]);
  expect(words()).toEqual(['FIRST']);
});

test('refuses a migration that was edited after it ran', () => {
  migrate(db(), [createWords]);
  const edited = { ...createWords, sql: `${createWords.sql} ` };
  expect(() => migrate(db(), [edited])).toThrow(MigrationChangedError);
  expect(() => migrate(db(), [edited])).toThrow('words-0001-create');
});

test('refuses two migrations with one id, before any runs', () => {
  const other = { ...createWords, sql: 'create table other (a text) strict' };
  expect(() => migrate(db(), [createWords, other])).toThrow(
    MigrationIdTakenError,
  );
  expect(words).toThrow('no such table');
});

test('undoes a migration that fails halfway', () => {
  const sql = `${createWords.sql}; insert into nowhere values (1)`;
  expect(() => migrate(db(), [{ ...createWords, sql }])).toThrow('nowhere');
  migrate(db(), [createWords]);
  expect(words()).toEqual([]);
});

test('keeps the migrations before the one that fails', () => {
  const broken = {
    id: 'words-0002-broken',
    sql: 'insert into nowhere values (1)',
  };
  expect(() => migrate(db(), [createWords, broken])).toThrow('nowhere');
  expect(words()).toEqual([]);
});
