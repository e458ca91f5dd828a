import { expect, test } from '@jest/globals';
import { driverFailure } from '../../src/sql/driver-failure.js';

test.each([
  [5, 'LOCKED'],
  [517, 'LOCKED'],
  [6, 'LOCKED'],
  [8, 'READ_ONLY'],
  [1544, 'READ_ONLY'],
  [10, 'IO'],
  [778, 'IO'],
  [11, 'CORRUPT'],
  [779, 'CORRUPT'],
  [13, 'FULL'],
  [14, 'CANNOT_OPEN'],
  [26, 'CORRUPT'],
])('result code %d is %s', (errcode, failure) => {
  expect(driverFailure(Object.assign(new Error('any'), { errcode }))).toBe(
    failure,
  );
});

test.each([
  ['database is locked', 'LOCKED'],
  ['database table is locked: words', 'LOCKED'],
  ['attempt to write a readonly database', 'READ_ONLY'],
  ['disk I/O error', 'IO'],
  ['database disk image is malformed', 'CORRUPT'],
  ['file is not a database', 'CORRUPT'],
  ['database or disk is full', 'FULL'],
  ['unable to open database file', 'CANNOT_OPEN'],
  ['Could not open the database "/a/b"', 'CANNOT_OPEN'],
])('without a result code, "%s" is %s', (message, failure) => {
  expect(driverFailure(new Error(message))).toBe(failure);
});

test.each([
  ['a unique constraint', Object.assign(new Error(), { errcode: 2067 })],
  ['a foreign key', Object.assign(new Error(), { errcode: 787 })],
  [
    'a constraint, whatever its words',
    Object.assign(new Error('database is locked'), { errcode: 275 }),
  ],
  ['SQL that is wrong', new Error('near "not": syntax error')],
  ['words that only hold such a message', new Error('x: disk I/O error')],
  ['nothing', undefined],
])('%s is about the statement', (_, error) => {
  expect(driverFailure(error)).toBeUndefined();
});
