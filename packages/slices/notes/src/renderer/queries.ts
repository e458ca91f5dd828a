import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { NotesApi } from '../contract';
import { notesKeys } from './keys';

type Input<Name extends keyof NotesApi> = Parameters<NotesApi[Name]>[0];

/** While the next answer is on its way, the one before stays in view. */
export const listNotesQuery = (api: NotesApi, input: Input<'listNotes'>) =>
  queryOptions({
    queryKey: notesKeys.call('listNotes', input),
    queryFn: () => api.listNotes(input),
    placeholderData: keepPreviousData,
  });

export const getNoteQuery = (api: NotesApi, input: Input<'getNote'>) =>
  queryOptions({
    queryKey: notesKeys.call('getNote', input),
    queryFn: () => api.getNote(input),
  });
