import '@testing-library/jest-dom/jest-globals';
import { expect, test } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { NoteForm } from '../../src/component';
import { createFakeApi } from '../support/fake-api';
import { fill } from './support/fill';
import { show } from './support/show';

function setUp(api = createFakeApi()) {
  const shown = show(<NoteForm />, api);
  const form = within(screen.getByRole('form', { name: 'New note' }));
  const add = () => form.getByRole('button', { name: 'Add note' });
  return { ...shown, form, add };
}

test('sends every field in the type of the contract', async () => {
  const { api, user, form, add } = setUp();
  await fill(form.getByLabelText('Title'), 'Some title');
  await fill(form.getByLabelText('Body'), 'Some body');
  await fill(form.getByLabelText('Pinned'), true);
  await user.click(add());
  expect(api.createNote.mock.lastCall?.[0]).toEqual({
    title: 'Some title',
    body: 'Some body',
    pinned: true,
  });
});

test('sends defaults and leaves out what is empty', async () => {
  const { api, user, form, add } = setUp();
  await fill(form.getByLabelText('Title'), 'Some title');
  await user.click(add());
  expect(api.createNote.mock.lastCall?.[0]).toEqual({
    title: 'Some title',
    body: '',
    pinned: false,
  });
});

test('sends nothing while something is missing', async () => {
  const { api, user, add } = setUp();
  await user.click(add());
  expect(api.createNote).not.toHaveBeenCalled();
});

test('is as at first after main accepted it', async () => {
  const { api, user, form, add } = setUp();
  await fill(form.getByLabelText('Title'), 'Some title');
  await user.click(add());
  await waitFor(() =>
    expect(form.getByLabelText('Title')).toHaveProperty('value', ''),
  );
  expect(api.createNote).toHaveBeenCalledTimes(1);
});

test('keeps what was typed and says why main refused it', async () => {
  const { api, user, form, add } = setUp();
  api.createNote.mockRejectedValue(new Error('It is taken'));
  await fill(form.getByLabelText('Title'), 'Some title');
  await user.click(add());
  expect(await form.findByRole('alert')).toHaveTextContent('It is taken');
  expect(form.getByLabelText('Title')).toHaveProperty('value', 'Some title');
});

test('cannot be sent twice while main is busy', async () => {
  const { api, user, form, add } = setUp();
  api.createNote.mockReturnValue(new Promise(() => undefined));
  await fill(form.getByLabelText('Title'), 'Some title');
  await user.click(add());
  await waitFor(() => expect(add()).toBeDisabled());
});
