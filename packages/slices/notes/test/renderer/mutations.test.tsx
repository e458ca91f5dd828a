import { expect, test } from '@jest/globals';
import { act, renderHook } from '@testing-library/react';
import type { NotesApi } from '../../src/contract';
import {
  getNoteQuery,
  listNotesQuery,
  notesKeys,
  useCreateNoteMutation,
  useRemoveNoteMutation,
  useUpdateNoteMutation,
} from '../../src/renderer';
import { createFakeApi } from '../support/fake-api';
import { createQueryWrapper } from '../support/query-wrapper';
import { aNote, noteIdOf } from '../support/sample-note';

/** What each change is asked for. */
const inputs = {
  createNote: { title: 'Title' },
  updateNote: { id: noteIdOf(1), patch: { title: 'Title' } },
  removeNote: { id: noteIdOf(1) },
} as const;

function useChanges(api: NotesApi) {
  const hooks = {
    createNote: useCreateNoteMutation(api),
    updateNote: useUpdateNoteMutation(api),
    removeNote: useRemoveNoteMutation(api),
  };
  return {
    createNote: () => hooks.createNote.mutateAsync(inputs.createNote),
    updateNote: () => hooks.updateNote.mutateAsync(inputs.updateNote),
    removeNote: () => hooks.removeNote.mutateAsync(inputs.removeNote),
  };
}

/** A page that has read everything once. */
async function setUp() {
  const { queryClient, wrapper } = createQueryWrapper();
  const api = createFakeApi({ note: [aNote()] });
  await queryClient.fetchQuery(listNotesQuery(api, {}));
  await queryClient.fetchQuery(getNoteQuery(api, { id: noteIdOf(1) }));
  queryClient.setQueryData([...notesKeys.all, 'another answer'], 'read before');
  queryClient.setQueryData(['another slice'], 'read before');
  const { result } = renderHook(() => useChanges(api), { wrapper });
  const stale = () =>
    queryClient
      .getQueryCache()
      .getAll()
      .filter((query) => query.state.isInvalidated).length;
  return { api, changes: result.current, stale };
}

const names = ['createNote', 'updateNote', 'removeNote'] as const;

test.each(names)(
  '%s makes every answer of the slice stale, and no other',
  async (name) => {
    const { api, changes, stale } = await setUp();
    await act(async () => {
      await changes[name]();
    });
    expect(api[name].mock.lastCall?.[0]).toEqual(inputs[name]);
    expect(stale()).toBe(3);
  },
);

test.each(names)('%s that fails makes nothing stale', async (name) => {
  const { api, changes, stale } = await setUp();
  api[name].mockRejectedValue(new Error('Refused'));
  await act(async () => {
    await expect(changes[name]()).rejects.toThrow('Refused');
  });
  expect(stale()).toBe(0);
});
