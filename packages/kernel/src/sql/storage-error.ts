/** Why the database could not be read or written although the statement is right. */
export type StorageFailure =
  'FULL' | 'READ_ONLY' | 'LOCKED' | 'IO' | 'CORRUPT' | 'CANNOT_OPEN';

const MESSAGES: Readonly<Record<StorageFailure, string>> = {
  FULL: 'The disk is full. Nothing was saved. Make room on it and try again.',
  READ_ONLY:
    'The database file can only be read, not written. Nothing was saved.',
  LOCKED:
    'Another program is using the database file. Nothing was saved. Try again when it is done.',
  IO: 'The disk reported an error, so the database could not be read or written. Nothing was saved.',
  CORRUPT:
    'The database file is damaged. Nothing was saved. Start the app again: it will say what to do.',
  CANNOT_OPEN: 'The database file cannot be opened. Nothing was saved.',
};

/**
 * The disk or the file failed, not a rule and not the program. Its message is meant for the person at the screen:
 * the statement, and the transaction around it, left the data as it was.
 */
export class StorageError extends Error {
  override readonly name = 'StorageError';

  /** @param cause what the driver threw */
  constructor(
    readonly failure: StorageFailure,
    cause?: unknown,
  ) {
    super(MESSAGES[failure], { cause });
  }
}
