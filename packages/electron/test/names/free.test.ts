import { expect, test } from '@jest/globals';
import { free } from '../../src/names/free.js';

test('a name that nobody has is kept, and taken from then on', () => {
  const taken = new Set<string>();
  expect(free('Note', 'Entity', taken)).toBe('Note');
  expect(free('Note', 'Entity', taken)).toBe('NoteEntity');
  expect(free('Note', 'Entity', taken)).toBe('NoteEntityEntity');
});

test('the key says what two names must not share', () => {
  const taken = new Set(['dueon']);
  expect(free('dueOn', '_', taken, (name) => name.toLowerCase())).toBe(
    'dueOn_',
  );
});
