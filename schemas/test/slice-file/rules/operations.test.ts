import { describe, expect, test } from '@jest/globals';
import { mistakesIn } from '../../support/mistakes-in.js';
import { entityWith, sliceWith } from '../../support/slice-with.js';

const withOperations = (...operations: readonly unknown[]) =>
  sliceWith({ operations });

const query = (parts: object = {}) => ({
  name: 'listByStatus',
  kind: 'query',
  where: ['status'],
  ...parts,
});

const command = (set: object) => ({ name: 'complete', kind: 'command', set });

const known =
  'expected one of the fields "title", "body", "rating", "status", "dueOn", "slug"';

describe('names', () => {
  test('one operation twice', () => {
    expect(
      mistakesIn(
        withOperations(
          'list',
          'get',
          'list',
          query(),
          query({ name: 'listbystatus' }),
        ),
      ),
    ).toEqual([
      {
        code: 'SPEC_DUPLICATE_OPERATION',
        message:
          'operations[2]: expected a name that no other operation has (case is ignored), found "list"',
        hint: 'operations[0] has it already.',
        points: '"list"',
      },
      {
        code: 'SPEC_DUPLICATE_OPERATION',
        message:
          'operations[4].name: expected a name that no other operation has (case is ignored), found "listbystatus"',
        hint: 'operations[3] has it already.',
        points: '"listbystatus"',
      },
    ]);
  });

  test.each([
    [
      'update',
      'another name than those of the standard operations',
      'Say more in the name, such as "listByStatus".',
    ],
    [
      'then',
      'a name that has no meaning to JavaScript',
      'Rename the operation.',
    ],
    [
      'constructor',
      'a name that has no meaning to JavaScript',
      'Rename the operation.',
    ],
  ])('%s is taken', (name, expected, hint) => {
    expect(mistakesIn(withOperations(query({ name })))).toEqual([
      {
        code: 'SPEC_RESERVED_NAME',
        message: `operations[0].name: expected ${expected}, found "${name}"`,
        hint,
        points: `"${name}"`,
      },
    ]);
  });

  test.each(['delete', 'class', 'getNote', 'createNote', 'listNotes'])(
    '%s is fine',
    (name) => {
      expect(mistakesIn(withOperations('list', query({ name })))).toEqual([]);
    },
  );
});

describe('the entity', () => {
  const two = (operation: unknown) =>
    sliceWith({
      entities: [entityWith({}), entityWith({ name: 'Task' })],
      operations: [operation],
    });

  test('may be left out when there is just one', () => {
    expect(mistakesIn(withOperations(query()))).toEqual([]);
    expect(mistakesIn(two(query()))).toEqual([
      {
        code: 'SPEC_MISSING',
        message:
          'operations[0].entity: expected one of the entities "Note", "Task", found nothing',
        hint: 'It may be left out only when the slice has just one entity.',
        points: expect.stringMatching(/^\{[^]*listByStatus[^]*\}$/),
      },
    ]);
    expect(mistakesIn(two(query({ entity: 'Task' })))).toEqual([]);
  });

  test('must be there', () => {
    expect(mistakesIn(two(query({ entity: 'Taks' })))).toEqual([
      {
        code: 'SPEC_UNKNOWN_ENTITY',
        message:
          'operations[0].entity: expected one of the entities "Note", "Task", found "Taks"',
        hint: 'Did you mean "Task"?',
        points: '"Taks"',
      },
    ]);
  });

  test('is not looked up when a model plans the entities', () => {
    expect(
      mistakesIn({
        name: 'a',
        intent: 'x',
        operations: ['list', query({ entity: 'Task' })],
      }),
    ).toEqual([]);
  });
});

describe('where', () => {
  test('names fields of the entity, each once', () => {
    expect(
      mistakesIn(
        withOperations(query({ where: ['statsu', 'id', 'title', 'title'] })),
      ),
    ).toEqual([
      {
        code: 'SPEC_UNKNOWN_FIELD',
        message: `operations[0].where[0]: ${known}, found "statsu"`,
        hint: 'Did you mean "status"?',
        points: '"statsu"',
      },
      {
        code: 'SPEC_UNKNOWN_FIELD',
        message: `operations[0].where[1]: ${known}, found "id"`,
        hint: 'Entries are found by the fields that the entity names itself.',
        points: '"id"',
      },
      {
        code: 'SPEC_DUPLICATE_NAME',
        message:
          'operations[0].where[3]: expected each field once, found "title" again',
        hint: 'Remove one of the two.',
        points: '"title"',
      },
    ]);
  });
});

describe('set', () => {
  test.each([
    [
      { statu: 'done' },
      'SPEC_UNKNOWN_FIELD',
      `statu: ${known}, found "statu"`,
      'Did you mean "status"?',
      '"statu"',
    ],
    [
      { updatedAt: 'x' },
      'SPEC_UNKNOWN_FIELD',
      `updatedAt: ${known}, found "updatedAt"`,
      'Every entity keeps this field up to date by itself.',
      '"updatedAt"',
    ],
    [
      { status: 'dona' },
      'SPEC_BAD_SET',
      'status: expected one of "open", "done", found "dona"',
      'Did you mean "done"?',
      '"dona"',
    ],
    [
      { status: 1 },
      'SPEC_BAD_SET',
      'status: expected one of "open", "done", found 1',
      null,
      '1',
    ],
    [
      { title: null },
      'SPEC_BAD_SET',
      'title: expected a value, because the field is not optional, found null',
      null,
      'null',
    ],
    [
      { title: true },
      'SPEC_BAD_SET',
      'title: expected a string, found true',
      null,
      'true',
    ],
    [
      { title: ' ' },
      'SPEC_BAD_SET',
      'title: expected text that is not blank, found " "',
      'Use the type "text", or make the field optional and name no default.',
      '" "',
    ],
    [
      { rating: 6 },
      'SPEC_BAD_SET',
      "rating: expected at most 5, the field's max, found 6",
      null,
      '6',
    ],
    [
      { rating: 1.5 },
      'SPEC_BAD_SET',
      'rating: expected a whole number, found 1.5',
      null,
      '1.5',
    ],
    [
      { rating: '1' },
      'SPEC_BAD_SET',
      'rating: expected a whole number, found "1"',
      null,
      '"1"',
    ],
    [
      { dueOn: '2026-02-30' },
      'SPEC_BAD_SET',
      'dueOn: expected a day that exists, written like "2026-03-31", found "2026-02-30"',
      null,
      '"2026-02-30"',
    ],
    [
      { dueOn: 20260228 },
      'SPEC_BAD_SET',
      'dueOn: expected a day that exists, written like "2026-03-31", found 20260228',
      null,
      '20260228',
    ],
    [
      { slug: 'x' },
      'SPEC_BAD_SET',
      'slug: expected no fixed value for a unique field, because two entries would get the same, found "x"',
      null,
      '"x"',
    ],
  ])('%j is refused', (set, code, message, hint, points) => {
    expect(mistakesIn(withOperations(command(set)))).toEqual([
      { code, message: `operations[0].set.${message}`, hint, points },
    ]);
  });

  test.each([
    { status: 'done' },
    { title: 'x', rating: 5, dueOn: '2026-02-28' },
    { body: null, slug: null },
    { body: '' },
  ])('%j is fine', (set) => {
    expect(mistakesIn(withOperations(command(set)))).toEqual([]);
  });

  test('a reference can only be cleared', () => {
    const entities = [
      {
        name: 'Note',
        fields: [
          {
            name: 'parentId',
            type: 'reference',
            entity: 'Note',
            optional: true,
          },
        ],
      },
    ];
    const set = (parentId: string | null) =>
      mistakesIn(sliceWith({ entities, operations: [command({ parentId })] }));
    expect(set(null)).toEqual([]);
    expect(set('x')).toMatchObject([
      {
        code: 'SPEC_BAD_SET',
        message: 'operations[0].set.parentId: expected null, found "x"',
        hint: 'The ids of entries are not known here; a reference can only be cleared.',
      },
    ]);
  });
});

describe('described by its intent', () => {
  const intent = (parts: object) => ({
    name: 'archiveDone',
    kind: 'command',
    intent: 'remove done tasks older than the date',
    ...parts,
  });

  test('takes and answers what it says', () => {
    const input = [
      { name: 'before', type: 'date' },
      { name: 'id', type: 'reference', entity: 'Note' },
    ];
    expect(
      mistakesIn(
        withOperations(
          intent({ input, output: 'integer' }),
          intent({ name: 'b', output: 'Note' }),
          intent({ name: 'c' }),
        ),
      ),
    ).toEqual([]);
  });

  test('its fields and its answer are checked', () => {
    const input = [
      { name: 'a', type: 'integer', min: 2, max: 1 },
      { name: 'A'.toLowerCase(), type: 'reference', entity: 'Noten' },
    ];
    expect(
      mistakesIn(withOperations(intent({ input, output: 'integre' }))),
    ).toMatchObject([
      { code: 'SPEC_MIN_OVER_MAX', points: '2' },
      {
        code: 'SPEC_DUPLICATE_FIELD',
        hint: 'operations[0].input[0].name has it already.',
      },
      {
        code: 'SPEC_UNKNOWN_ENTITY',
        hint: 'Did you mean "Note"?',
        points: '"Noten"',
      },
      {
        code: 'SPEC_UNKNOWN_TYPE',
        message: expect.stringContaining(
          'operations[0].output: expected a field type or an entity: one of "string", ',
        ),
        hint: 'Did you mean "integer"?',
        points: '"integre"',
      },
    ]);
  });
});
