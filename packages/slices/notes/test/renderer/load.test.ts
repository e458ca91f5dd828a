import { expect, test } from '@jest/globals';
import { listNotesQuery, loadNotes } from '../../src/renderer';
import { createFakeApi } from '../support/fake-api';
import { createQueryWrapper } from '../support/query-wrapper';
import { aNote } from '../support/sample-note';

function setUp() {
  const { queryClient } = createQueryWrapper();
  return { queryClient, api: createFakeApi({ note: [aNote()] }) };
}

test('the loader has ready what each list reads first', async () => {
  const { queryClient, api } = setUp();
  await expect(loadNotes(queryClient, api)).resolves.toBeUndefined();
  expect(queryClient.getQueryData(listNotesQuery(api, {}).queryKey)).toEqual([
    aNote(),
  ]);
});

test('a list that cannot be read does not keep the page away', async () => {
  const { queryClient, api } = setUp();
  api.listNotes.mockRejectedValue(new Error('No disk'));
  await expect(loadNotes(queryClient, api)).resolves.toBeUndefined();
  expect(
    queryClient.getQueryData(listNotesQuery(api, {}).queryKey),
  ).toBeUndefined();
});
