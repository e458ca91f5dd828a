import { describe, expect, test } from '@jest/globals';
import { NotFoundError } from '@nx-slice/kernel/errors';
import { createNotesService } from '../../src/main';
import { aNote, noteIdOf } from '../support/sample-note';
import { createFakeStore, type Stored } from './fake-store';

const time = '2026-05-06T07:08:09.010Z';

/** The service on what is stored, with the store to look into. */
function setUp(stored: Stored = {}) {
  const store = createFakeStore(stored);
  const service = createNotesService({
    store,
    newId: () => noteIdOf(7),
    now: () => new Date(time),
  });
  return { store, service };
}

test('listNotes answers what is stored', () => {
  const { service, store } = setUp({
    note: [
      aNote({ id: noteIdOf(1), title: 'x', body: '1' }),
      aNote({ id: noteIdOf(2), title: '2', body: '2' }),
    ],
  });
  const answer = service.listNotes({ search: '' });
  expect(answer).toHaveLength(2);
  expect(answer).toEqual(store.note.list(''));
});

test('listNotes answers what the search finds', () => {
  const { service } = setUp({
    note: [
      aNote({ id: noteIdOf(1), title: 'x', body: '1' }),
      aNote({ id: noteIdOf(2), title: '2', body: '2' }),
    ],
  });
  expect(service.listNotes({ search: 'x' })).toEqual([
    aNote({ id: noteIdOf(1), title: 'x', body: '1' }),
  ]);
});

test('getNote answers what has the id', () => {
  const { service } = setUp({ note: [aNote(), aNote({ id: noteIdOf(2) })] });
  expect(service.getNote({ id: noteIdOf(2) })).toEqual(
    aNote({ id: noteIdOf(2) }),
  );
});

describe('createNote', () => {
  test('adds the id and the times', () => {
    const { service, store } = setUp();
    const input = { title: 'Title', body: '', pinned: false } as const;
    const created = service.createNote(input);
    expect(created).toEqual({
      ...input,
      id: noteIdOf(7),
      createdAt: time,
      updatedAt: time,
    });
    expect(store.note.find(noteIdOf(7))).toEqual(created);
  });
});

describe('updateNote', () => {
  const before = aNote({ title: 'apple', body: 'apple', pinned: false });

  test('keeps what the patch does not name', () => {
    const { service } = setUp({ note: [before] });
    expect(service.updateNote({ id: noteIdOf(1), patch: {} })).toEqual({
      ...before,
      updatedAt: time,
    });
  });

  test('changes title alone', () => {
    const { service, store } = setUp({ note: [before] });
    const changed = service.updateNote({
      id: noteIdOf(1),
      patch: { title: 'Banana' },
    });
    expect(changed).toEqual({ ...before, title: 'Banana', updatedAt: time });
    expect(store.note.find(noteIdOf(1))).toEqual(changed);
  });

  test('changes body alone', () => {
    const { service, store } = setUp({ note: [before] });
    const changed = service.updateNote({
      id: noteIdOf(1),
      patch: { body: 'Banana' },
    });
    expect(changed).toEqual({ ...before, body: 'Banana', updatedAt: time });
    expect(store.note.find(noteIdOf(1))).toEqual(changed);
  });

  test('changes pinned alone', () => {
    const { service, store } = setUp({ note: [before] });
    const changed = service.updateNote({
      id: noteIdOf(1),
      patch: { pinned: true },
    });
    expect(changed).toEqual({ ...before, pinned: true, updatedAt: time });
    expect(store.note.find(noteIdOf(1))).toEqual(changed);
  });

  test('can set body to an empty text', () => {
    const { service } = setUp({
      note: [aNote({ title: 'apple', pinned: false, body: 'apple' })],
    });
    expect(
      service.updateNote({ id: noteIdOf(1), patch: { body: '' } }).body,
    ).toBe('');
  });

  test('can set pinned to false', () => {
    const { service } = setUp({
      note: [aNote({ title: 'apple', body: 'apple', pinned: true })],
    });
    expect(
      service.updateNote({ id: noteIdOf(1), patch: { pinned: false } }).pinned,
    ).toBe(false);
  });
});

describe('removeNote', () => {
  test('removes, and answers the id', () => {
    const { service, store } = setUp({ note: [aNote()] });
    expect(service.removeNote({ id: noteIdOf(1) })).toEqual({
      id: noteIdOf(1),
    });
    expect(store.note.find(noteIdOf(1))).toBeUndefined();
  });
});

describe('a note that is not there', () => {
  test.each([
    ['getNote', () => setUp().service.getNote({ id: noteIdOf(9) })],
    [
      'updateNote',
      () => setUp().service.updateNote({ id: noteIdOf(9), patch: {} }),
    ],
    ['removeNote', () => setUp().service.removeNote({ id: noteIdOf(9) })],
  ])('fails %s', (_, call) => {
    expect(call).toThrow(NotFoundError);
  });
});
