import { describe, expect, test } from '@jest/globals';
import { notesContract } from '../../src/contract';
import {
  notesChannels,
  type NotesOperation,
} from '../../src/contract/channels';
import { maxSearchLength } from '../../src/contract/limits';
import { noteIdOf } from '../support/sample-note';

/** What each operation accepts. */
const valid: Record<NotesOperation, object> = {
  listNotes: {},
  getNote: { id: noteIdOf(1) },
  createNote: { title: 'Title' },
  updateNote: { id: noteIdOf(1), patch: { title: 'Title' } },
  removeNote: { id: noteIdOf(1) },
};

test('the channels are the operations of the contract, in order', () => {
  expect(notesChannels.operations).toEqual(Object.keys(notesContract));
});

test.each(notesChannels.operations)('%s takes its input', (operation) => {
  expect(
    notesContract[operation].input.safeParse(valid[operation]).success,
  ).toBe(true);
});

test.each(notesChannels.operations)(
  '%s refuses a field that is not in the contract',
  (operation) => {
    const input = { ...valid[operation], admin: true };
    expect(notesContract[operation].input.safeParse(input).success).toBe(false);
  },
);

test.each(['getNote', 'updateNote', 'removeNote'] as const)(
  '%s refuses an id that is none',
  (operation) => {
    const input = { ...valid[operation], id: '1' };
    expect(notesContract[operation].input.safeParse(input).success).toBe(false);
  },
);

describe.each(['listNotes'] as const)('the search of %s', (operation) => {
  const { input } = notesContract[operation];

  test('may be left out', () => {
    expect(input.parse({})).toEqual({ search: '' });
  });

  test('has a greatest length', () => {
    expect(
      input.safeParse({ search: 'x'.repeat(maxSearchLength) }).success,
    ).toBe(true);
    expect(
      input.safeParse({ search: 'x'.repeat(maxSearchLength + 1) }).success,
    ).toBe(false);
  });
});
