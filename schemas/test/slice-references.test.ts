import { describe, expect, test } from '@jest/globals';
import {
  circleThrough,
  crossReferences,
  readSlice,
  referredSlices,
} from '../src/index.js';
import { sliceWith } from './support/slice-with.js';

const reference = (name: string, entity: string) => ({
  name,
  type: 'reference',
  entity,
});

const referring = sliceWith({
  entities: [
    {
      name: 'Note',
      fields: [
        reference('noteId', 'Note'),
        reference('projectId', 'tasks/Project'),
        reference('personId', 'contacts/Person'),
      ],
    },
  ],
  operations: [
    'list',
    {
      name: 'moveAll',
      kind: 'command',
      intent: 'Move all notes',
      input: [reference('toId', 'tasks/Project')],
    },
  ],
});

test('what a slice refers to elsewhere, and where it says so', () => {
  const read = readSlice(JSON.stringify(referring), 'slice.json');
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  expect(crossReferences(read.value.slice)).toEqual([
    {
      slice: 'tasks',
      entity: 'Project',
      path: ['entities', 0, 'fields', 1, 'entity'],
    },
    {
      slice: 'contacts',
      entity: 'Person',
      path: ['entities', 0, 'fields', 2, 'entity'],
    },
    {
      slice: 'tasks',
      entity: 'Project',
      path: ['operations', 1, 'input', 0, 'entity'],
    },
  ]);
});

test('the slices that a text refers to, each once', () => {
  expect(referredSlices(JSON.stringify(referring))).toEqual([
    'contacts',
    'tasks',
  ]);
});

test.each(['', '{', '[]', 'null', '{ "name": "notes", "entities": 7 }'])(
  'a text that is no slice refers to nothing: %s',
  (text) => {
    expect(referredSlices(text)).toEqual([]);
  },
);

describe('a circle', () => {
  const refers: Readonly<Record<string, readonly string[]>> = {
    a: ['b', 'd'],
    b: ['c'],
    c: ['b', 'a', 'gone'],
    d: ['b'],
  };
  const of = (slice: string): readonly string[] => refers[slice] ?? [];

  test.each([
    ['a', 'b', ['a', 'b', 'c', 'a']],
    ['a', 'd', ['a', 'd', 'b', 'c', 'a']],
    ['b', 'c', ['b', 'c', 'b']],
  ])('from %s by way of %s is found', (slice, next, way) => {
    expect(circleThrough(slice, next, of)).toEqual(way);
  });

  test('is none where the way leads into one, or nowhere', () => {
    expect(circleThrough('x', 'a', of)).toBeUndefined();
    expect(circleThrough('c', 'gone', of)).toBeUndefined();
  });
});
