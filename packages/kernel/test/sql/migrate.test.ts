import { describe, expect, test } from '@jest/globals';
import {
  MigrationChangedError,
  MigrationUnknownError,
} from '../../src/sql/history.js';
import {
  migrate,
  MigrationIdTakenError,
  MigrationReferenceError,
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

test('refuses an edited one before any runs', () => {
  migrate(db(), [createWords]);
  const other = { id: 'other-0001', sql: 'create table other (a text) strict' };
  const edited = { ...createWords, sql: `${createWords.sql} ` };
  expect(() => migrate(db(), [other, edited])).toThrow(MigrationChangedError);
  expect(() => db().all('select * from other')).toThrow('no such table');
});

describe('a migration that ran and is not known', () => {
  const next = {
    id: 'words-0002-lang',
    sql: 'alter table words add column lang text',
  };
  const later = { id: 'later-0001-create', sql: 'create table later (a text)' };

  test('is of a newer app, when its slice is here', () => {
    migrate(db(), [createWords, next]);
    expect(() => migrate(db(), [createWords, later])).toThrow(
      MigrationUnknownError,
    );
    expect(() => migrate(db(), [createWords, later])).toThrow(
      'words-0002-lang',
    );
    expect(() => db().all('select * from later')).toThrow('no such table');
  });

  test('is what a removed slice left behind, when its slice is not here', () => {
    migrate(db(), [createWords, next]);
    migrate(db(), [later]);
    expect(db().all('select * from later')).toEqual([]);
    expect(words()).toEqual([]);
  });

  test('is not of a slice whose name only starts alike', () => {
    const archive = {
      id: 'words-archive-0001-create',
      sql: 'create table archive (a text)',
    };
    migrate(db(), [createWords, archive]);
    migrate(db(), [createWords]);
    expect(words()).toEqual([]);
  });
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

describe('references', () => {
  const create = {
    id: 'trees-0001-create',
    sql: `
      create table tree (id text primary key) strict;
      create table leaf (id text primary key, tree text not null references tree (id)) strict;
      insert into tree values ('oak');
      insert into leaf values ('green', 'oak');
    `,
  };
  const rebuild = {
    id: 'trees-0002-rebuild',
    sql: `
      create table tree_new (id text primary key, height integer) strict;
      insert into tree_new (id) select id from tree;
      drop table tree;
      alter table tree_new rename to tree;
    `,
  };
  const fell = { id: 'trees-0003-fell', sql: 'delete from tree' };

  test('outlive a table that is made anew', () => {
    migrate(db(), [create, rebuild]);
    expect(db().all('select * from leaf')).toMatchObject([
      { id: 'green', tree: 'oak' },
    ]);
    expect(db().all('pragma foreign_key_list(leaf)')).toMatchObject([
      { table: 'tree' },
    ]);
  });

  test('are enforced again afterwards, also after a failure', () => {
    const broken = { id: 'trees-0002-broken', sql: 'nonsense' };
    expect(() => migrate(db(), [create, broken])).toThrow('syntax');
    const orphan = `insert into leaf values ('red', 'elm')`;
    expect(() => db().exec(orphan)).toThrow('FOREIGN KEY');
    migrate(db(), [create, rebuild]);
    expect(() => db().exec(orphan)).toThrow('FOREIGN KEY');
  });

  test('may not be left without what they refer to', () => {
    const list = [create, rebuild, fell];
    expect(() => migrate(db(), list)).toThrow(MigrationReferenceError);
    expect(() => migrate(db(), list)).toThrow('trees-0003-fell');
    expect(db().all('select id from tree')).toHaveLength(1);
  });

  test('that were broken before stop no migration', () => {
    migrate(db(), [create]);
    db().exec('pragma foreign_keys = off');
    db().exec('delete from tree');
    db().exec('pragma foreign_keys = on');
    migrate(db(), [create, rebuild]);
    expect(db().all('select * from tree')).toEqual([]);
  });
});
