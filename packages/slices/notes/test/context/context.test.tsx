import { expect, test } from '@jest/globals';
import {
  act,
  fireEvent,
  render,
  renderHook,
  screen,
} from '@testing-library/react';
import type { ReactNode } from 'react';
import { NotesProvider, useNotesContext } from '../../src/context';
import { createFakeApi } from '../support/fake-api';

const api = createFakeApi();

const wrapper = ({ children }: { readonly children: ReactNode }) => (
  <NotesProvider api={api}>{children}</NotesProvider>
);

test('holds the api', () => {
  const { result } = renderHook(useNotesContext, { wrapper });
  expect(result.current.api).toBe(api);
});

test('searches for nothing at first', () => {
  const { result } = renderHook(useNotesContext, { wrapper });
  expect(result.current.search).toEqual({ note: '' });
});

test('sets the search of one list and of no other', () => {
  const { result } = renderHook(useNotesContext, { wrapper });
  act(() => result.current.setSearch('note', 'milk'));
  expect(result.current.search).toEqual({ note: 'milk' });
});

test('shares the search between components', () => {
  function Box() {
    const { setSearch } = useNotesContext();
    return <button onClick={() => setSearch('note', 'milk')}>Search</button>;
  }
  function Reader() {
    return <output>{useNotesContext().search.note}</output>;
  }
  render(
    <>
      <Box />
      <Reader />
    </>,
    { wrapper },
  );
  fireEvent.click(screen.getByRole('button'));
  expect(screen.getByRole('status').textContent).toBe('milk');
});

test('keeps its value while nothing changes, so that readers do not render again', () => {
  const { result, rerender } = renderHook(useNotesContext, { wrapper });
  const before = result.current;
  rerender();
  expect(result.current).toBe(before);
});

test('names the provider that is missing', () => {
  expect(() => renderHook(useNotesContext)).toThrow('NotesProvider');
});
