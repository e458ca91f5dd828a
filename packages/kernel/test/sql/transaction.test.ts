import { beforeEach, expect, test } from '@jest/globals';
import { migrate } from '../../src/sql/migrate.js';
import { createTransactions } from '../../src/sql/transaction.js';
import { createWords, useWordsDatabase } from './words-database.js';

const { db, words, insert } = useWordsDatabase();

beforeEach(() => migrate(db(), [createWords]));

test('answers what the work answered', () => {
  expect(db().transaction(() => insert('one').changes)).toBe(1);
});

test('keeps everything or nothing', () => {
  const work = () => {
    insert('lost');
    throw new Error('stop');
  };
  expect(() => db().transaction(work)).toThrow('stop');
  expect(words()).toEqual([]);
});

test('a nested one joins the outer one', () => {
  db().transaction(() => {
    insert('one');
    db().transaction(() => insert('two'));
  });
  expect(words()).toEqual(['one', 'two']);
});

test('a nested one is undone with the outer one', () => {
  const work = () => {
    db().transaction(() => insert('lost'));
    throw new Error('stop');
  };
  expect(() => db().transaction(work)).toThrow('stop');
  expect(words()).toEqual([]);
});

test('the next one works after a failed one', () => {
  expect(() =>
    db().transaction(() => {
      throw new Error('stop');
    }),
  ).toThrow();
  db().transaction(() => insert('kept'));
  expect(words()).toEqual(['kept']);
});

test('refuses work that goes on after the commit', () => {
  expect(() =>
    db().transaction(async () => {
      insert('lost');
    }),
  ).toThrow('must be synchronous');
  expect(words()).toEqual([]);
});

test('throws the first error when SQLite has rolled back by itself', () => {
  const { transaction } = createTransactions((sql) => {
    if (sql === 'rollback') throw new Error('no transaction is active');
  });
  expect(() =>
    transaction(() => {
      throw new Error('database or disk is full');
    }),
  ).toThrow('disk is full');
});
