import '@testing-library/jest-dom/jest-globals';
import { expect, test } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import { NotesLayout } from '../../src/layout';

test('puts its slots into landmarks', () => {
  render(<NotesLayout toolbar="tools">content</NotesLayout>);
  expect(screen.getByRole('banner')).toHaveTextContent('tools');
  expect(screen.getByRole('main')).toHaveTextContent('content');
});

test('has one title', () => {
  render(<NotesLayout>content</NotesLayout>);
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Notes');
});
