import type { StorageFailure } from './storage-error.js';

/** SQLite's primary result codes; an extended one has them in its lowest byte. https://sqlite.org/rescode.html */
const BY_CODE: ReadonlyMap<number, StorageFailure> = new Map([
  [5, 'LOCKED'],
  [6, 'LOCKED'],
  [8, 'READ_ONLY'],
  [10, 'IO'],
  [11, 'CORRUPT'],
  [13, 'FULL'],
  [14, 'CANNOT_OPEN'],
  [26, 'CORRUPT'],
]);

/** The same in words, for a driver that passes no code on: SQLite compiled to WebAssembly. */
const BY_MESSAGE: readonly (readonly [RegExp, StorageFailure])[] = [
  [/^database (table )?is locked/, 'LOCKED'],
  [/^attempt to write a readonly database$/, 'READ_ONLY'],
  [/^disk I\/O error$/, 'IO'],
  [/^database disk image is malformed$/, 'CORRUPT'],
  [/^file is not a database$/, 'CORRUPT'],
  [/^database or disk is full$/, 'FULL'],
  [/^unable to open database file$/, 'CANNOT_OPEN'],
  [/^Could not open the database "/, 'CANNOT_OPEN'],
];

/**
 * What an error of the driver says about the disk or the file.
 *
 * @returns `undefined` when the error is about the statement, such as a constraint or a syntax error
 */
export function driverFailure(error: unknown): StorageFailure | undefined {
  // Not `instanceof Error`: a driver may bring an Error of another realm.
  if (typeof error !== 'object' || error === null) return undefined;
  if ('errcode' in error && typeof error.errcode === 'number') {
    return BY_CODE.get(error.errcode & 0xff);
  }
  if (!('message' in error)) return undefined;
  const message = String(error.message);
  return BY_MESSAGE.find(([pattern]) => pattern.test(message))?.[1];
}
