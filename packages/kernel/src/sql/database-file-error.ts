import type { StorageFailure } from './storage-error.js';

/** Why an app must not use a database file. */
export type DatabaseFileErrorCode =
  'CORRUPT' | 'READ_ONLY' | 'LOCKED' | 'NEWER' | 'FULL' | 'UNUSABLE';

interface Words {
  readonly what: string;
  readonly advice: string;
}

const WORDS: Readonly<Record<DatabaseFileErrorCode, Words>> = {
  CORRUPT: {
    what: 'The database file is damaged.',
    advice:
      'Restore it from a backup. Or move it to another folder, with the files beside it whose names begin like its name: the app then starts with an empty database.',
  },
  READ_ONLY: {
    what: 'The database file cannot be written.',
    advice:
      'Allow the user of this app to write the file and its folder, then start the app again.',
  },
  LOCKED: {
    what: 'Another program is using the database file.',
    advice: 'Close that program, then start the app again.',
  },
  NEWER: {
    what: 'The database file was made by a newer version of this app.',
    advice: 'Install that version, or a later one.',
  },
  FULL: {
    what: 'There is no room on the disk of the database file.',
    advice: 'Make room on the disk, then start the app again.',
  },
  UNUSABLE: {
    what: 'The database file cannot be opened.',
    advice:
      'Check that it is a file, that its folder exists, that the user of this app may read and write both, and that the disk works.',
  },
};

/**
 * A database file that the app must leave alone. The message is meant for the person at the screen: what is wrong,
 * which file, and what to do.
 */
export class DatabaseFileError extends Error {
  override readonly name = 'DatabaseFileError';

  /**
   * @param file path of the database file
   * @param cause what was noticed: an error of the driver, or a sentence for the log
   */
  constructor(
    readonly code: DatabaseFileErrorCode,
    readonly file: string,
    cause?: unknown,
  ) {
    const { what, advice } = WORDS[code];
    super(`${what}\n\n${file}\n\nIt was left as it is. ${advice}`, { cause });
  }
}

/** What a failure of the disk means for the file as a whole. */
export function fileErrorCode(failure: StorageFailure): DatabaseFileErrorCode {
  switch (failure) {
    case 'FULL':
    case 'READ_ONLY':
    case 'LOCKED':
    case 'CORRUPT':
      return failure;
    case 'IO':
    case 'CANNOT_OPEN':
      return 'UNUSABLE';
  }
}
