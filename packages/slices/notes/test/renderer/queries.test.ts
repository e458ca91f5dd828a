import { expect, test } from '@jest/globals';
import { getNoteQuery, listNotesQuery } from '../../src/renderer';
import { createFakeApi } from '../support/fake-api';
import { createQueryWrapper } from '../support/query-wrapper';
import { aNote, noteIdOf } from '../support/sample-note';

function setUp() {
  const { queryClient } = createQueryWrapper();
  return { queryClient, api: createFakeApi({ note: [aNote()] }) };
}

test('listNotes asks main and keeps the answer', async () => {
  const { queryClient, api } = setUp();
  const options = listNotesQuery(api, {});
  await queryClient.fetchQuery(options);
  expect(api.listNotes.mock.lastCall?.[0]).toEqual({});
  expect(queryClient.getQueryData(options.queryKey)).toEqual([aNote()]);
});

test('getNote asks main and keeps the answer', async () => {
  const { queryClient, api } = setUp();
  const options = getNoteQuery(api, { id: noteIdOf(1) });
  await queryClient.fetchQuery(options);
  expect(api.getNote.mock.lastCall?.[0]).toEqual({ id: noteIdOf(1) });
  expect(queryClient.getQueryData(options.queryKey)).toEqual(aNote());
});
