import { expect, test } from '@jest/globals';
import { DatabaseFileError } from '@nx-slice/kernel/sql/database-file-error';
import { StorageError } from '@nx-slice/kernel/sql/storage-error';
import { startFailure } from '../src/main/start-failure';

const file = '/home/ada/.config/desk/app.db';

test('a file that must be left alone explains itself', () => {
  expect(startFailure(new DatabaseFileError('NEWER', file), file)).toEqual({
    title: 'The app could not start',
    message: `The database file was made by a newer version of this app.

${file}

It was left as it is. Install that version, or a later one.`,
  });
});

test('a disk that fails while the app starts is named with the file', () => {
  expect(startFailure(new StorageError('FULL'), file).message).toBe(
    `The disk is full. Nothing was saved. Make room on it and try again.\n\n${file}`,
  );
});

test('anything else keeps its words', () => {
  expect(startFailure(new TypeError('x is not a function'), file)).toEqual({
    title: 'The app could not start',
    message: 'TypeError: x is not a function',
  });
});
