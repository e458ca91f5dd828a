import { describe, expect, test } from '@jest/globals';
import { mistakesIn } from '../../support/mistakes-in.js';
import { entityWith, sliceOf, sliceWith } from '../../support/slice-with.js';

const withEntities = (...names: readonly string[]) =>
  sliceWith({ entities: names.map((name) => entityWith({ name })) });

const known =
  'expected one of the fields "title", "body", "rating", "status", "dueOn", "slug"';

test('two entities of one name, whatever their case', () => {
  expect(mistakesIn(withEntities('Note', 'Tag', 'NOTE'))).toEqual([
    {
      code: 'SPEC_DUPLICATE_ENTITY',
      message:
        'entities[2].name: expected a name that no other entity has (case is ignored: names become file names), found "NOTE"',
      hint: 'entities[0].name has it already.',
      points: '"NOTE"',
    },
  ]);
});

test('near-equal names and names of globals are fine', () => {
  expect(
    mistakesIn(
      withEntities(
        ...['Person', 'People', 'Note', 'Notes', 'NewNote', 'NoteInput'],
        ...['Date', 'Map', 'Error', 'Object', 'Promise', 'Class', 'Order'],
      ),
    ),
  ).toEqual([]);
});

describe('references', () => {
  const to = (entity: string) => ({ name: 'a', type: 'reference', entity });

  test('to an entity of another slice are for the plan to judge', () => {
    expect(mistakesIn(sliceOf(to('tasks/Project')))).toEqual([]);
  });

  test('to an entity of the own slice go by its name alone', () => {
    expect(mistakesIn(sliceOf(to('notes/Note')))).toEqual([
      {
        code: 'SPEC_OWN_SLICE',
        message:
          'entities[0].fields[0].entity: expected the name alone of an entity of this slice, found "notes/Note"',
        hint: 'Write "Note".',
        points: '"notes/Note"',
      },
    ]);
  });

  test('to an entity that is not there', () => {
    expect(mistakesIn(sliceOf(to('Noet')))).toEqual([
      {
        code: 'SPEC_UNKNOWN_ENTITY',
        message:
          'entities[0].fields[0].entity: expected one of the entities "Note", found "Noet"',
        hint: 'Did you mean "Note"?',
        points: '"Noet"',
      },
    ]);
    expect(mistakesIn(sliceOf(to('Notes')))).toMatchObject([
      { code: 'SPEC_UNKNOWN_ENTITY', hint: 'Did you mean "Note"?' },
    ]);
  });

  test('to itself and to each other are fine', () => {
    expect(mistakesIn(sliceOf(to('Note')))).toEqual([]);
    const entities = [
      { name: 'A', fields: [to('B')] },
      { name: 'B', fields: [to('A')] },
    ];
    expect(mistakesIn(sliceWith({ entities }))).toEqual([]);
  });
});

describe('orderBy', () => {
  const ordered = (...orderBy: readonly string[]) =>
    sliceWith({ entities: [entityWith({ orderBy })] });

  test('an unknown field, with or without its sign', () => {
    expect(mistakesIn(ordered('-titel'))).toEqual([
      {
        code: 'SPEC_UNKNOWN_FIELD',
        message: `entities[0].orderBy[0]: ${known}, "id", "createdAt", "updatedAt", found "-titel"`,
        hint: 'Did you mean "-title"?',
        points: '"-titel"',
      },
    ]);
    expect(mistakesIn(ordered('title', 'createdat'))).toMatchObject([
      { hint: 'Did you mean "createdAt"?', points: '"createdat"' },
    ]);
  });

  test('one field twice', () => {
    expect(mistakesIn(ordered('title', '-title'))).toEqual([
      {
        code: 'SPEC_DUPLICATE_NAME',
        message:
          'entities[0].orderBy[1]: expected each field once, found "title" again',
        hint: 'Remove one of the two.',
        points: '"-title"',
      },
    ]);
  });

  test('own and implied fields of any type are fine', () => {
    expect(
      mistakesIn(ordered('-rating', 'status', '-createdAt', 'updatedAt', 'id')),
    ).toEqual([]);
  });
});

describe('search', () => {
  const searched = (...search: readonly string[]) =>
    sliceWith({ entities: [entityWith({ search })] });

  test.each(['rating', 'status', 'dueOn'])('%s is no text', (name) => {
    expect(mistakesIn(searched('title', name))).toMatchObject([
      {
        code: 'SPEC_NOT_SEARCHABLE',
        message: expect.stringContaining(
          `entities[0].search[1]: expected a field of type "string" or "text", found "${name}", which is of type "`,
        ),
        points: `"${name}"`,
      },
    ]);
  });

  test('unknown, implied and repeated fields', () => {
    expect(mistakesIn(searched('titel', 'id', 'body', 'body'))).toEqual([
      {
        code: 'SPEC_UNKNOWN_FIELD',
        message: `entities[0].search[0]: ${known}, found "titel"`,
        hint: 'Did you mean "title"?',
        points: '"titel"',
      },
      {
        code: 'SPEC_UNKNOWN_FIELD',
        message: `entities[0].search[1]: ${known}, found "id"`,
        hint: null,
        points: '"id"',
      },
      {
        code: 'SPEC_DUPLICATE_NAME',
        message:
          'entities[0].search[3]: expected each field once, found "body" again',
        hint: 'Remove one of the two.',
        points: '"body"',
      },
    ]);
  });

  test('string and text fields are fine', () => {
    expect(mistakesIn(searched('title', 'body'))).toEqual([]);
  });
});
