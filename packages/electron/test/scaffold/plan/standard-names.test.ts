import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  planSchema,
  readSlice,
  STANDARD_OPERATIONS,
  type Slice,
} from '@nx-slice/schemas';
import { planFromSlice } from '../../../src/scaffold/plan/index.js';

const sliceOf = (
  entities: readonly string[],
  declared: readonly string[] = [],
): Slice => ({
  name: 'a',
  intent: 'x',
  entities: entities.map((name) => ({
    name,
    fields: [{ name: 'title', type: 'string' }],
  })),
  operations: [
    ...STANDARD_OPERATIONS,
    ...declared.map((name) => ({
      name,
      kind: 'query' as const,
      entity: entities[0],
      where: ['title'],
    })),
  ],
});

const lists = (slice: Slice) =>
  planFromSlice(slice)
    .operations.filter(({ kind }) => kind === 'list')
    .map(({ name }) => name);

describe('names that would collide', () => {
  test.each([
    [
      ['Fish', 'Person', 'Base'],
      ['listFish', 'listPeople', 'listBases'],
    ],
    [
      ['Base', 'Basis'],
      ['listBases', 'listBasisEntries'],
    ],
    [
      ['Basis', 'Base'],
      ['listBases', 'listBaseEntries'],
    ],
    // What the second would fall back on is what the third is usually called.
    [
      ['Base', 'Basis', 'BasisEntry'],
      ['listBases', 'listBasisEntries2', 'listBasisEntries'],
    ],
  ])('%j', (entities, names) => {
    expect(lists(sliceOf(entities))).toEqual(names);
  });

  test('a declared name is never changed, whatever its case', () => {
    const names = planFromSlice(
      sliceOf(
        ['Note'],
        ['listNotes', 'getnote', 'createNote', 'createNoteEntry'],
      ),
    ).operations.map(({ name }) => name);
    expect(names).toEqual([
      ...['listNoteEntries', 'getNoteEntry', 'createNoteEntry2'],
      ...['updateNote', 'removeNote'],
      ...['listNotes', 'getnote', 'createNote', 'createNoteEntry'],
    ]);
  });
});

test('whatever the names: all operations are there, and no two are called the same', () => {
  const entity = fc.constantFrom(
    ...['Note', 'Notes', 'NoteEntry', 'NoteEntries', 'NotesEntry', 'Person'],
    ...[
      'People',
      'Base',
      'Basis',
      'BasisEntry',
      'Fish',
      'A',
      'As',
      'AS2',
      'HTTPServer',
      'Index',
    ],
  );
  const declared = fc.constantFrom(
    ...['listNotes', 'listnotes', 'getNote', 'listNoteEntries', 'find'],
    ...['listNoteEntries2', 'listPeople', 'createFish', 'createFishEntry'],
  );
  const distinct = (names: fc.Arbitrary<string>) =>
    fc.uniqueArray(names, { selector: (name) => name.toLowerCase() });
  fc.assert(
    fc.property(
      distinct(entity).filter((names) => names.length > 0),
      distinct(declared),
      (entities, names) => {
        const slice = sliceOf(entities, names);
        expect(readSlice(JSON.stringify(slice), 'f').ok).toBe(true);
        const plan = planFromSlice(slice);
        expect(planSchema.parse(plan)).toEqual(plan);
        const called = plan.operations.map(({ name }) => name);
        expect(called).toHaveLength(entities.length * 5 + names.length);
        expect(new Set(called.map((name) => name.toLowerCase())).size).toBe(
          called.length,
        );
        expect(called).toEqual(expect.arrayContaining(names));
      },
    ),
  );
});
