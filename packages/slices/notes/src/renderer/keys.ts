import type { NotesApi } from '../contract';

type Read = 'listNotes' | 'getNote';

/** Query keys, from general to special, so that `all` invalidates every one of them. */
export const notesKeys = {
  all: ['notes'] as const,

  /** One call of one operation. */
  call: <Name extends Read>(
    operation: Name,
    input: Parameters<NotesApi[Name]>[0],
  ) => [...notesKeys.all, operation, input] as const,
};
