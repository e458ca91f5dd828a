import '@testing-library/jest-dom/jest-globals';
import { expect, test } from '@jest/globals';
import { act, screen, waitFor } from '@testing-library/react';
import { NoteList, NoteSearch } from '../../src/component';
import { createFakeApi } from '../support/fake-api';
import { noteIdOf } from '../support/sample-note';
import { fill } from './support/fill';
import { findItem } from './support/find-item';
import { fullNote, storedNote } from './support/full-note';
import { show } from './support/show';

const heading = 'Some title';

test('says that it is loading', () => {
  const api = createFakeApi();
  api.listNotes.mockReturnValue(new Promise(() => undefined));
  show(<NoteList />, api);
  expect(screen.getByRole('status')).toHaveTextContent('Loading');
});

test('says that there is nothing yet', async () => {
  show(<NoteList />);
  expect(await screen.findByText('No notes yet')).toBeInTheDocument();
});

test('says why it cannot be shown', async () => {
  const api = createFakeApi();
  api.listNotes.mockRejectedValue(new Error('No disk'));
  show(<NoteList />, api);
  expect(await screen.findByRole('alert')).toHaveTextContent('No disk');
});

test('shows every entry, also two that are called the same', async () => {
  const entries = [fullNote(), { ...fullNote(), id: noteIdOf(2) }];
  show(<NoteList />, createFakeApi({ note: entries }));
  await findItem(heading);
  expect(screen.getByRole('list', { name: 'Notes' })).toBeInTheDocument();
  expect(screen.getAllByRole('listitem', { name: heading })).toHaveLength(2);
});

test('stays in view when it cannot be read again', async () => {
  const { api, queryClient } = show(<NoteList />, createFakeApi(storedNote()));
  await findItem(heading);
  api.listNotes.mockRejectedValue(new Error('No disk'));
  await act(() => queryClient.invalidateQueries());
  expect(await screen.findByRole('alert')).toHaveTextContent('No disk');
  expect(await findItem(heading)).toBeInTheDocument();
});

test('says that nothing matches the search', async () => {
  show(
    <>
      <NoteSearch />
      <NoteList />
    </>,
    createFakeApi(storedNote()),
  );
  await fill(
    screen.getByRole('searchbox', { name: 'Search notes' }),
    'zzzzzzzzzzzz',
  );
  expect(await screen.findByText('No note matches')).toBeInTheDocument();
});

test('stays in view while the next search is on its way', async () => {
  const { api } = show(
    <>
      <NoteSearch />
      <NoteList />
    </>,
    createFakeApi(storedNote()),
  );
  const item = await findItem(heading);
  api.listNotes.mockReturnValue(new Promise(() => undefined));
  await fill(screen.getByRole('searchbox', { name: 'Search notes' }), 'milk');
  await waitFor(() =>
    expect(api.listNotes.mock.lastCall?.[0]).toEqual({ search: 'milk' }),
  );
  expect(item).toBeInTheDocument();
});

test('shows what matches the search', async () => {
  const entries = [
    fullNote(),
    { ...fullNote(), id: noteIdOf(2), title: 'Other title' },
  ];
  show(
    <>
      <NoteSearch />
      <NoteList />
    </>,
    createFakeApi({ note: entries }),
  );
  await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(2));
  await fill(
    screen.getByRole('searchbox', { name: 'Search notes' }),
    'Other title',
  );
  await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(1));
  expect(screen.getByRole('listitem')).toHaveTextContent('Other title');
});
