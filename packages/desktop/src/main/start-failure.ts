import { DatabaseFileError } from '@nx-slice/kernel/sql/database-file-error';
import { StorageError } from '@nx-slice/kernel/sql/storage-error';

/** What a person reads when the app cannot start. */
export interface StartFailure {
  readonly title: string;
  readonly message: string;
}

/** Failures of the database file explain themselves; of anything else, the words for whoever is told of it. */
export function startFailure(
  error: unknown,
  databaseFile: string,
): StartFailure {
  const title = 'The app could not start';
  if (error instanceof DatabaseFileError) {
    return { title, message: error.message };
  }
  if (error instanceof StorageError) {
    return { title, message: `${error.message}\n\n${databaseFile}` };
  }
  return { title, message: String(error) };
}
