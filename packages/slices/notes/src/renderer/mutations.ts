import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { NotesApi } from '../contract';
import { notesKeys } from './keys';

export const useCreateNoteMutation = (api: NotesApi) =>
  useChange(api.createNote);

export const useUpdateNoteMutation = (api: NotesApi) =>
  useChange(api.updateNote);

export const useRemoveNoteMutation = (api: NotesApi) =>
  useChange(api.removeNote);

/**
 * A change may move an entry in any list, so every query of the slice is stale after it. It is pending
 * until what is in view was read again.
 */
function useChange<Input, Answer>(change: (input: Input) => Promise<Answer>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => change(input),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: notesKeys.all }),
  });
}
