import { describe, expect, test } from '@jest/globals';
import type { Plan } from '@nx-slice/schemas';
import fc from 'fast-check';
import { entityIdentifiers } from '../../src/names/entity-identifiers.js';
import { sliceNames } from '../../src/names/index.js';
import { RESERVED_NAMES } from '../../src/names/reserved-names.js';
import {
  aPlan,
  aPlanEntity,
  aPlanField,
  aPlanOperation,
} from '../support/a-plan.js';

const planOf = (name: string, ...entities: readonly string[]): Plan =>
  aPlan({
    name,
    entities: entities.map((entity) => aPlanEntity({ name: entity })),
  });

describe('a slice', () => {
  test('is called by its words', () => {
    expect(sliceNames(planOf('my-tasks'))).toMatchObject({
      name: 'my-tasks',
      pascal: 'MyTasks',
      camel: 'myTasks',
      kebab: 'my-tasks',
      snake: 'my_tasks',
      title: 'My tasks',
      lower: 'my tasks',
    });
  });
});

describe('an entity', () => {
  test('is called by its words', () => {
    const { entity } = sliceNames(planOf('orders', 'OrderLine'));
    expect(entity('OrderLine')).toMatchObject({
      type: 'OrderLine',
      camel: 'orderLine',
      kebab: 'order-line',
      snake: 'order_line',
      label: 'Order line',
      labels: 'Order lines',
      lower: 'order line',
      lowers: 'order lines',
    });
  });

  test('may be called like its slice', () => {
    expect(sliceNames(planOf('note', 'Note')).entity('Note').type).toBe('Note');
    expect(sliceNames(planOf('notes', 'Notes')).entity('Notes').type).toBe(
      'Notes',
    );
  });

  test.each(['Class', 'Date', 'Promise', 'Record', 'Event', 'Transaction'])(
    '%s gets a suffix in code, and none in its label and its table',
    (name) => {
      expect(sliceNames(planOf('x', name)).entity(name)).toMatchObject({
        type: `${name}Entity`,
        label: name,
        snake: name.toLowerCase(),
      });
    },
  );

  test.each([
    ['a name of the slice', 'notes', ['NotesApi']],
    ['a form of another entity', 'notes', ['Note', 'NoteDraft']],
    ['the sample of another entity', 'notes', ['Note', 'ANote']],
    ['a file of another entity', 'notes', ['URLItem', 'UrlItem']],
  ])('whose name is %s gets a suffix', (_, slice, entities) => {
    const last = entities.at(-1) ?? '';
    expect(sliceNames(planOf(slice, ...entities)).entity(last).type).toBe(
      `${last}Entity`,
    );
  });

  test('gives way to what is made from an operation', () => {
    const plan = aPlan({
      entities: [aPlanEntity({ name: 'ByDayPanel' })],
      operations: [aPlanOperation({ name: 'byDay', entity: 'ByDayPanel' })],
    });
    expect(sliceNames(plan).entity('ByDayPanel').type).toBe('ByDayPanelEntity');
  });

  test('does not read like another one', () => {
    const { entities } = sliceNames(planOf('x', 'Person', 'People', 'Peoples'));
    expect(new Set(entities.map(({ labels }) => labels)).size).toBe(3);
  });

  test('that the plan has not is a bug', () => {
    expect(() => sliceNames(planOf('x', 'Note')).entity('Task')).toThrow(
      'The plan has no entity Task',
    );
  });
});

describe('a field', () => {
  const fieldsOf = (
    ...fields: Parameters<typeof aPlanField>[0][]
  ): ReturnType<typeof sliceNames>['entities'][number]['fields'] =>
    sliceNames(
      aPlan({
        entities: [
          aPlanEntity({ name: 'Task', fields: fields.map(aPlanField) }),
        ],
      }),
    ).entity('Task').fields;

  test('is called by its words', () => {
    expect(fieldsOf({ name: 'dueOn' })).toEqual([
      { name: 'dueOn', pascal: 'DueOn', label: 'Due on', lower: 'due on' },
    ]);
  });

  test('that is a reference is called by what it refers to', () => {
    expect(
      fieldsOf({ name: 'projectId', type: 'reference', entity: 'Task' })[0],
    ).toMatchObject({ pascal: 'ProjectId', label: 'Project' });
  });

  test('keeps its own name where the shorter one is taken', () => {
    const fields = fieldsOf(
      { name: 'project' },
      { name: 'projectId', type: 'reference', entity: 'Task' },
    );
    expect(fields.map(({ label }) => label)).toEqual(['Project', 'Project id']);
  });

  test('is told apart from one of the same words', () => {
    const fields = fieldsOf({ name: 'dueOn' }, { name: 'due_on' });
    expect(new Set(fields.map(({ label }) => label)).size).toBe(2);
    expect(new Set(fields.map((one) => one.pascal)).size).toBe(2);
  });
});

describe('whatever the plan is called', () => {
  const word = fc.constantFrom(
    ...['Note', 'Notes', 'New', 'Input', 'Draft', 'Form', 'List', 'Entity'],
    ...['Entities', 'Person', 'People', 'A', 'An', 'To', 'Create', 'Schema'],
    ...['Api', 'Id', 'Of', 'IdOf', 'URL', 'Url', 'X1', 'Item', 'Rows', 'Row'],
    ...['Date', 'Map', 'Class', 'Record', 'Search', 'Panel', 'Query', 'Props'],
  );
  const entityName = fc
    .array(word, { minLength: 1, maxLength: 3 })
    .map((words) => words.join(''));
  const operationName = entityName.map(
    (name) => name.charAt(0).toLowerCase() + name.slice(1),
  );
  const plan = fc
    .record({
      name: fc.constantFrom(
        'notes',
        'note',
        'a',
        'people',
        'new-note',
        'class',
      ),
      entities: fc.uniqueArray(entityName, { minLength: 1, maxLength: 8 }),
      operations: fc.uniqueArray(operationName, { maxLength: 6 }),
    })
    .map(({ name, entities, operations }) =>
      aPlan({
        name,
        entities: entities.map((entity) =>
          aPlanEntity({
            name: entity,
            fields: [aPlanField({ name: 'title' })],
          }),
        ),
        operations: operations.map((operation) =>
          aPlanOperation({ name: operation, entity: entities[0] ?? null }),
        ),
      }),
    );

  test('no two identifiers or files made from entities are the same', () => {
    fc.assert(
      fc.property(plan, (drawn) => {
        const made = sliceNames(drawn).entities.flatMap(({ type }) => [
          ...new Set(entityIdentifiers(type)),
        ]);
        expect(made).toHaveLength(new Set(made).size);
      }),
    );
  });

  test('none is reserved, and all are identifiers', () => {
    fc.assert(
      fc.property(plan, (drawn) => {
        for (const { type, camel } of sliceNames(drawn).entities) {
          expect(type).toMatch(/^[A-Z][A-Za-z0-9]*$/);
          expect(camel).toMatch(/^[a-z][A-Za-z0-9]*$/);
          expect(RESERVED_NAMES.has(type)).toBe(false);
          expect(RESERVED_NAMES.has(camel)).toBe(false);
        }
      }),
    );
  });

  test('labels, tables, files and operations differ', () => {
    fc.assert(
      fc.property(plan, (drawn) => {
        const { entities, operations } = sliceNames(drawn);
        const all = [
          entities.map(({ label }) => label),
          entities.map(({ labels }) => labels),
          entities.map(({ snake }) => snake),
          entities.map(({ kebab }) => kebab),
          operations.map(({ pascal }) => pascal),
        ];
        for (const names of all) {
          expect(names).toHaveLength(new Set(names).size);
        }
      }),
    );
  });

  test('a part of the plan gives the same names', () => {
    fc.assert(
      fc.property(plan, (drawn) => {
        const part = {
          ...drawn,
          entities: drawn.entities.map((entity) => ({ ...entity, fields: [] })),
        };
        const types = (one: Plan): readonly string[] =>
          sliceNames(one).entities.map(
            ({ type, kebab, labels }) => `${type} ${kebab} ${labels}`,
          );
        expect(types(part)).toEqual(types(drawn));
      }),
    );
  });
});
