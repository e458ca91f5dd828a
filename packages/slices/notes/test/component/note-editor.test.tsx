import '@testing-library/jest-dom/jest-globals';
import { expect, test } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { NoteList } from '../../src/component';
import type { NotePatch } from '../../src/contract';
import { createFakeApi } from '../support/fake-api';
import { fill } from './support/fill';
import { findItem } from './support/find-item';
import { fullNote, storedNote } from './support/full-note';
import { show } from './support/show';

const heading = 'Some title';

async function setUp(api = createFakeApi(storedNote())) {
  const shown = show(<NoteList />, api);
  const item = within(await findItem(heading));
  await shown.user.click(item.getByRole('button', { name: `Edit ${heading}` }));
  const form = within(screen.getByRole('form', { name: `Edit ${heading}` }));
  return { ...shown, form };
}

test('starts with what is stored', async () => {
  const { form } = await setUp();
  expect(form.getByLabelText('Title')).toHaveProperty('value', 'Some title');
  expect(form.getByLabelText('Body')).toHaveProperty('value', 'Some body');
  expect(form.getByLabelText('Pinned')).toHaveProperty('checked', true);
});

test.each<[label: string, value: string | boolean, patch: NotePatch]>([
  ['Title', 'Other title', { title: 'Other title' }],
  ['Body', 'Other body', { body: 'Other body' }],
  ['Pinned', false, { pinned: false }],
])('changes %s and nothing else', async (label, value, patch) => {
  const { api, user, form } = await setUp();
  await fill(form.getByLabelText(label), value);
  await user.click(form.getByRole('button', { name: 'Save' }));
  expect(api.updateNote.mock.lastCall?.[0]).toEqual({
    id: fullNote().id,
    patch,
  });
  await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
});

test('sends nothing when nothing was changed', async () => {
  const { api, user, form } = await setUp();
  await user.click(form.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
  expect(api.updateNote).not.toHaveBeenCalled();
});

test('sends nothing when a person cancels', async () => {
  const { api, user, form } = await setUp();
  await fill(form.getByLabelText('Title'), 'Other title');
  await user.click(form.getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
  expect(api.updateNote).not.toHaveBeenCalled();
});

test('keeps what was typed and says why main refused it', async () => {
  const { api, user, form } = await setUp();
  api.updateNote.mockRejectedValue(new Error('It is taken'));
  await fill(form.getByLabelText('Title'), 'Other title');
  await user.click(form.getByRole('button', { name: 'Save' }));
  expect(await form.findByRole('alert')).toHaveTextContent('It is taken');
  expect(form.getByLabelText('Title')).toHaveProperty('value', 'Other title');
});

test('cannot be sent twice while main is busy', async () => {
  const { api, user, form } = await setUp();
  api.updateNote.mockReturnValue(new Promise(() => undefined));
  await fill(form.getByLabelText('Title'), 'Other title');
  await user.click(form.getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(form.getByRole('button', { name: 'Save' })).toBeDisabled(),
  );
});
