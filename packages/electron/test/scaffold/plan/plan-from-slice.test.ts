import { describe, expect, test } from '@jest/globals';
import { planSchema, type Slice, type SliceField } from '@nx-slice/schemas';
import { planFromSlice } from '../../../src/scaffold/plan/index.js';

const sliceOf = (parts: Partial<Slice>): Slice => ({
  name: 'notes',
  intent: 'Keep short notes.',
  entities: [{ name: 'Note', fields: [{ name: 'title', type: 'string' }] }],
  ...parts,
});

const planned = (field: SliceField) =>
  planFromSlice(sliceOf({ entities: [{ name: 'Note', fields: [field] }] }))
    .entities[0]?.fields[0];

const nothing = {
  maxLength: null,
  min: null,
  max: null,
  values: null,
  default: null,
  optional: false,
  unique: false,
  entity: null,
};

describe('fields say everything', () => {
  test.each<readonly [SliceField, object]>([
    [{ name: 'a', type: 'string' }, { maxLength: 255 }],
    [
      { name: 'a', type: 'string', maxLength: 9, unique: true, default: 'x' },
      { maxLength: 9, unique: true, default: 'x' },
    ],
    [
      { name: 'a', type: 'text', default: '' },
      { maxLength: 10_000, default: '' },
    ],
    [
      { name: 'a', type: 'text', optional: true, maxLength: 7 },
      { maxLength: 7, optional: true },
    ],
    [{ name: 'a', type: 'boolean', default: false }, { default: false }],
    [
      { name: 'a', type: 'integer', min: 0, default: 0 },
      { min: 0, default: 0 },
    ],
    [{ name: 'a', type: 'number', max: 1.5 }, { max: 1.5 }],
    [
      { name: 'a', type: 'enum', values: ['x', 'y'], default: 'y' },
      { values: ['x', 'y'], default: 'y' },
    ],
    [
      { name: 'a', type: 'date', default: '2026-03-31' },
      { default: '2026-03-31' },
    ],
    [{ name: 'a', type: 'datetime', optional: true }, { optional: true }],
    [
      { name: 'a', type: 'reference', entity: 'Note', unique: true },
      { entity: 'Note', unique: true },
    ],
  ])('%j', (field, parts) => {
    expect(planned(field)).toEqual({
      ...nothing,
      name: 'a',
      type: field.type,
      ...parts,
    });
  });
});

describe('order and search', () => {
  const entity = (parts: object) =>
    planFromSlice(
      sliceOf({
        entities: [
          {
            name: 'Note',
            fields: [{ name: 'title', type: 'string' }],
            ...parts,
          },
        ],
      }),
    ).entities[0];

  test.each([{}, { orderBy: [] }])('newest first for %j', (parts) => {
    expect(entity(parts)).toMatchObject({
      orderBy: [{ field: 'createdAt', direction: 'desc' }],
      search: [],
    });
  });

  test('a sign before a name is descending order', () => {
    expect(
      entity({ orderBy: ['-title', 'updatedAt'], search: ['title'] }),
    ).toMatchObject({
      orderBy: [
        { field: 'title', direction: 'desc' },
        { field: 'updatedAt', direction: 'asc' },
      ],
      search: ['title'],
    });
  });
});

describe('operations', () => {
  const bound = (slice: Slice) =>
    planFromSlice(slice).operations.map(({ name, kind, entity }) => [
      name,
      kind,
      entity,
    ]);

  test('the five names, entity by entity, also when they are left out', () => {
    const entities = ['OrderLine', 'Person'].map((name) => ({
      name,
      fields: [{ name: 'a', type: 'text' as const }],
    }));
    const five = [
      ['listOrderLines', 'list', 'OrderLine'],
      ['getOrderLine', 'get', 'OrderLine'],
      ['createOrderLine', 'create', 'OrderLine'],
      ['updateOrderLine', 'update', 'OrderLine'],
      ['removeOrderLine', 'remove', 'OrderLine'],
      ['listPeople', 'list', 'Person'],
      ['getPerson', 'get', 'Person'],
      ['createPerson', 'create', 'Person'],
      ['updatePerson', 'update', 'Person'],
      ['removePerson', 'remove', 'Person'],
    ];
    expect(bound(sliceOf({ entities }))).toEqual(five);
    const operations = ['remove', 'update', 'create', 'get', 'list'] as const;
    expect(bound(sliceOf({ entities, operations: [...operations] }))).toEqual(
      five,
    );
  });

  test('only those that were asked for', () => {
    expect(bound(sliceOf({ operations: ['create'] }))).toEqual([
      ['createNote', 'create', 'Note'],
    ]);
    expect(bound(sliceOf({ operations: ['create', 'list'] }))).toEqual([
      ['listNotes', 'list', 'Note'],
      ['createNote', 'create', 'Note'],
    ]);
  });

  test('standard operations say nothing more', () => {
    expect(planFromSlice(sliceOf({ operations: ['get'] })).operations).toEqual([
      {
        name: 'getNote',
        kind: 'get',
        entity: 'Note',
        where: null,
        set: null,
        input: null,
        output: null,
        intent: null,
      },
    ]);
  });

  test('declared ones follow, bound to the only entity when they name none', () => {
    const { operations } = planFromSlice(
      sliceOf({
        operations: [
          { name: 'byTitle', kind: 'query', where: ['title'] },
          'list',
          {
            name: 'clear',
            entity: 'Note',
            kind: 'command',
            set: { title: 'x', done: null },
          },
        ],
      }),
    );
    expect(operations).toMatchObject([
      { name: 'listNotes' },
      {
        name: 'byTitle',
        kind: 'query',
        entity: 'Note',
        where: ['title'],
        set: null,
      },
      {
        name: 'clear',
        kind: 'command',
        entity: 'Note',
        where: null,
        set: [
          { field: 'title', value: 'x' },
          { field: 'done', value: null },
        ],
      },
    ]);
  });

  test('one that only its intent describes keeps it, and is bound to nothing', () => {
    const { operations } = planFromSlice(
      sliceOf({
        operations: [
          {
            name: 'tidy',
            kind: 'command',
            intent: 'x',
            input: [{ name: 'before', type: 'date' }],
            output: 'integer',
          },
          { name: 'wait', kind: 'command', intent: 'y' },
        ],
      }),
    );
    expect(operations).toEqual([
      {
        name: 'tidy',
        kind: 'command',
        entity: null,
        where: null,
        set: null,
        input: [{ ...nothing, name: 'before', type: 'date' }],
        output: 'integer',
        intent: 'x',
      },
      {
        name: 'wait',
        kind: 'command',
        entity: null,
        where: null,
        set: null,
        input: [],
        output: null,
        intent: 'y',
      },
    ]);
  });
});

test('what is left out becomes empty', () => {
  const slice = { name: 'a', intent: 'x' };
  expect(planFromSlice(slice)).toEqual({
    name: 'a',
    intent: 'x',
    entities: [],
    operations: [],
    acceptance: [],
    briefs: [],
  });
  expect(planSchema.parse(planFromSlice(slice))).toEqual(planFromSlice(slice));
});
