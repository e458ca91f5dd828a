import '@testing-library/jest-dom/jest-globals';
import { expect, test } from '@jest/globals';
import { render, screen, within } from '@testing-library/react';
import { NotesPage } from '../../src/layout';
import { createFakeApi } from '../support/fake-api';
import { createQueryWrapper } from '../support/query-wrapper';
import { aNote } from '../support/sample-note';

function setUp() {
  const { wrapper } = createQueryWrapper();
  const api = createFakeApi({ note: [aNote()] });
  render(<NotesPage api={api} />, { wrapper });
}

test('has one title and one main part', () => {
  setUp();
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Notes');
  expect(screen.getByRole('main')).toBeInTheDocument();
});

test('shows what can be done with notes', async () => {
  setUp();
  const part = within(screen.getByRole('main'));
  expect(part.getByRole('form', { name: 'New note' })).toBeInTheDocument();
  expect(await part.findByRole('list', { name: 'Notes' })).toBeInTheDocument();
  expect(
    within(screen.getByRole('banner')).getByRole('searchbox', {
      name: 'Search notes',
    }),
  ).toBeInTheDocument();
});
