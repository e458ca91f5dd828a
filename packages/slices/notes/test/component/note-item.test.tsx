import '@testing-library/jest-dom/jest-globals';
import { expect, test } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { NoteList } from '../../src/component';
import { createFakeApi } from '../support/fake-api';
import { findItem } from './support/find-item';
import { fullNote, storedNote } from './support/full-note';
import { show } from './support/show';

const heading = 'Some title';

test('shows every field', async () => {
  show(<NoteList />, createFakeApi(storedNote()));
  const item = await findItem(heading);
  expect(item).toHaveTextContent('Some title');
  expect(item).toHaveTextContent('Some body');
  expect(item.textContent).toMatch(/Pinned\W*Yes/);
});

test('can be deleted', async () => {
  const { api, user } = show(
    <NoteList />,
    createFakeApi({ note: [fullNote()] }),
  );
  const item = await findItem(heading);
  await user.click(
    within(item).getByRole('button', { name: `Delete ${heading}` }),
  );
  expect(api.removeNote.mock.lastCall?.[0]).toEqual({ id: fullNote().id });
  expect(await screen.findByText('No notes yet')).toBeInTheDocument();
});

test('says why it could not be deleted', async () => {
  const { api, user } = show(
    <NoteList />,
    createFakeApi({ note: [fullNote()] }),
  );
  const item = await findItem(heading);
  api.removeNote.mockRejectedValue(new Error('It is in use'));
  await user.click(
    within(item).getByRole('button', { name: `Delete ${heading}` }),
  );
  expect(await within(item).findByRole('alert')).toHaveTextContent(
    'It is in use',
  );
});

test('cannot be deleted twice while main is busy', async () => {
  const { api, user } = show(
    <NoteList />,
    createFakeApi({ note: [fullNote()] }),
  );
  const item = await findItem(heading);
  api.removeNote.mockReturnValue(new Promise(() => undefined));
  await user.click(
    within(item).getByRole('button', { name: `Delete ${heading}` }),
  );
  await waitFor(() =>
    expect(
      within(item).getByRole('button', { name: `Delete ${heading}` }),
    ).toBeDisabled(),
  );
});
