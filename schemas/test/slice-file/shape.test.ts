import { describe, expect, test } from '@jest/globals';
import { mistakesIn } from '../support/mistakes-in.js';
import { entityWith, sliceOf, sliceWith } from '../support/slice-with.js';

const types =
  '"string", "text", "boolean", "integer", "number", "enum", "date", "datetime", "reference"';
const operations = '"list", "get", "create", "update", "remove"';

/** [what is wrong, the slice, code, message, hint, what it points to] */
type Case = readonly [string, unknown, string, string, string | null, unknown];

const expectOnly = ([, slice, code, message, hint, points]: Case) => {
  expect(mistakesIn(slice)).toEqual([
    {
      code,
      message,
      hint,
      points:
        typeof points === 'object'
          ? expect.stringMatching(/^\{[^]*\}$/)
          : points,
    },
  ]);
};

describe('of the whole', () => {
  const cases: readonly Case[] = [
    [
      'an array',
      [],
      'SPEC_WRONG_TYPE',
      'expected an object, found an empty array',
      null,
      '[]',
    ],
    [
      'a number',
      5,
      'SPEC_WRONG_TYPE',
      'expected an object, found 5',
      null,
      '5',
    ],
    [
      'null',
      null,
      'SPEC_WRONG_TYPE',
      'expected an object, found null',
      null,
      'null',
    ],
    [
      'no intent',
      { name: 'a' },
      'SPEC_MISSING',
      'intent: expected a string, found nothing',
      'Add "intent" to the object.',
      {},
    ],
    [
      'a blank intent',
      { name: 'a', intent: ' \n' },
      'SPEC_BLANK',
      'intent: expected a sentence, not an empty text, found " \\u000a"',
      null,
      '" \\n"',
    ],
    [
      'a number as intent',
      { name: 'a', intent: 1 },
      'SPEC_WRONG_TYPE',
      'intent: expected a string, found 1',
      null,
      '1',
    ],
    [
      'an unknown key',
      { name: 'a', intent: 'x', entites: [] },
      'SPEC_UNKNOWN_KEY',
      'entites: expected one of the keys "$schema", "name", "intent", "entities", "operations", "acceptance", found "entites"',
      'Did you mean "entities"?',
      '"entites"',
    ],
    [
      'a key that nothing is like',
      { name: 'a', intent: 'x', zzz: 1 },
      'SPEC_UNKNOWN_KEY',
      'zzz: expected one of the keys "$schema", "name", "intent", "entities", "operations", "acceptance", found "zzz"',
      null,
      '"zzz"',
    ],
    [
      'no entity in entities',
      sliceWith({ entities: [] }),
      'SPEC_OUT_OF_BOUNDS',
      'entities: expected at least one entity, found an empty array',
      null,
      '[]',
    ],
    [
      'an object as entities',
      sliceWith({ entities: {} }),
      'SPEC_WRONG_TYPE',
      'entities: expected an array, found an object',
      null,
      '{}',
    ],
    [
      'a blank acceptance',
      sliceWith({ acceptance: ['ok', ''] }),
      'SPEC_BLANK',
      'acceptance[1]: expected a sentence, not an empty text, found ""',
      null,
      '""',
    ],
  ];
  test.each(cases)('%s', (...row) => {
    expectOnly(row);
  });
});

describe('of names', () => {
  const kebab = 'a name in kebab case, such as "shopping-list"';
  const camel = 'a name in camel case, such as "dueOn"';
  const pascal = 'a name in Pascal case, such as "OrderLine"';
  const crossing =
    'the name of a slice and of one of its entities, such as "orders/OrderLine"';
  const cases: readonly Case[] = [
    [
      'slice in camel case',
      sliceWith({ name: 'myNotes' }),
      'SPEC_BAD_NAME',
      `name: expected ${kebab}, found "myNotes"`,
      'Did you mean "my-notes"?',
      '"myNotes"',
    ],
    [
      'slice outside of the folder',
      sliceWith({ name: '../x' }),
      'SPEC_BAD_NAME',
      `name: expected ${kebab}, found "../x"`,
      'Did you mean "x"?',
      '"../x"',
    ],
    [
      'slice of other letters',
      sliceWith({ name: 'ノート' }),
      'SPEC_BAD_NAME',
      `name: expected ${kebab}, found "ノート"`,
      null,
      '"ノート"',
    ],
    [
      'slice too long',
      sliceWith({ name: 'a'.repeat(41) }),
      'SPEC_OUT_OF_BOUNDS',
      'name: expected at most 40 characters, found 41 characters',
      null,
      `"${'a'.repeat(41)}"`,
    ],
    [
      'entity in snake case',
      sliceWith({ entities: [entityWith({ name: 'order_line' })] }),
      'SPEC_BAD_NAME',
      `entities[0].name: expected ${pascal}, found "order_line"`,
      'Did you mean "OrderLine"?',
      '"order_line"',
    ],
    [
      'field in Pascal case',
      sliceOf({ name: 'DueOn', type: 'date' }),
      'SPEC_BAD_NAME',
      `entities[0].fields[0].name: expected ${camel}, found "DueOn"`,
      'Did you mean "dueOn"?',
      '"DueOn"',
    ],
    [
      'field with a quote',
      sliceOf({ name: 'a"; drop table', type: 'date' }),
      'SPEC_BAD_NAME',
      `entities[0].fields[0].name: expected ${camel}, found "a\\"; drop table"`,
      'Did you mean "aDropTable"?',
      '"a\\"; drop table"',
    ],
    [
      'operation with a colon',
      sliceWith({
        operations: [{ name: 'a:b', kind: 'query', where: ['title'] }],
      }),
      'SPEC_BAD_NAME',
      'operations[0].name: expected a name in camel case, such as "listByStatus", found "a:b"',
      'Did you mean "aB"?',
      '"a:b"',
    ],
    [
      'entity of another slice, in lower case',
      sliceOf({ name: 'a', type: 'reference', entity: 'tasks/project' }),
      'SPEC_BAD_NAME',
      `entities[0].fields[0].entity: expected ${crossing}, found "tasks/project"`,
      'Did you mean "tasks/Project"?',
      '"tasks/project"',
    ],
    [
      'another slice in Pascal case',
      sliceOf({ name: 'a', type: 'reference', entity: 'OurTasks/Project' }),
      'SPEC_BAD_NAME',
      `entities[0].fields[0].entity: expected ${crossing}, found "OurTasks/Project"`,
      'Did you mean "our-tasks/Project"?',
      '"OurTasks/Project"',
    ],
    [
      'another slice without an entity',
      sliceOf({ name: 'a', type: 'reference', entity: 'tasks/' }),
      'SPEC_BAD_NAME',
      `entities[0].fields[0].entity: expected ${crossing}, found "tasks/"`,
      null,
      '"tasks/"',
    ],
    [
      'operation on an entity of another slice',
      sliceWith({
        operations: [
          {
            name: 'listByTitle',
            kind: 'query',
            entity: 'tasks/Project',
            where: ['title'],
          },
        ],
      }),
      'SPEC_OTHER_SLICE',
      `operations[0].entity: expected ${pascal}, found "tasks/Project"`,
      'An operation works on an entity of its own slice; only a field of type "reference" may name one of another slice.',
      '"tasks/Project"',
    ],
  ];
  test.each(cases)('%s', (...row) => {
    expectOnly(row);
  });
});

describe('of fields', () => {
  const field = 'entities[0].fields[0]';
  const cases: readonly Case[] = [
    [
      'mistyped type',
      sliceOf({ name: 'a', type: 'interger' }),
      'SPEC_UNKNOWN_TYPE',
      `${field}.type: expected one of ${types}, found "interger"`,
      'Did you mean "integer"?',
      '"interger"',
    ],
    [
      'short type',
      sliceOf({ name: 'a', type: 'bool' }),
      'SPEC_UNKNOWN_TYPE',
      `${field}.type: expected one of ${types}, found "bool"`,
      'Did you mean "boolean"?',
      '"bool"',
    ],
    [
      'no type',
      sliceOf({ name: 'a' }),
      'SPEC_MISSING',
      `${field}.type: expected one of ${types}, found nothing`,
      'Add "type" to the object.',
      {},
    ],
    [
      'null as type',
      sliceOf({ name: 'a', type: null }),
      'SPEC_WRONG_TYPE',
      `${field}.type: expected one of ${types}, found null`,
      null,
      'null',
    ],
    [
      'type of Object.prototype',
      sliceOf({ name: 'a', type: 'constructor' }),
      'SPEC_UNKNOWN_TYPE',
      `${field}.type: expected one of ${types}, found "constructor"`,
      null,
      '"constructor"',
    ],
    [
      'no field',
      sliceOf(),
      'SPEC_OUT_OF_BOUNDS',
      'entities[0].fields: expected at least one field, found an empty array',
      null,
      '[]',
    ],
    [
      'a name as field',
      sliceWith({ entities: [{ name: 'A', fields: ['title'] }] }),
      'SPEC_WRONG_TYPE',
      `${field}: expected an object, found "title"`,
      null,
      '"title"',
    ],
    [
      'mistyped key',
      sliceOf({ name: 'a', type: 'string', maxLenght: 3 }),
      'SPEC_UNKNOWN_KEY',
      `${field}.maxLenght: expected one of the keys "name", "type", "maxLength", "default", "optional", "unique", found "maxLenght"`,
      'Did you mean "maxLength"?',
      '"maxLenght"',
    ],
    [
      'key of another type',
      sliceOf({ name: 'a', type: 'integer', maxLength: 3 }),
      'SPEC_UNKNOWN_KEY',
      `${field}.maxLength: expected one of the keys "name", "type", "min", "max", "default", "optional", "unique", found "maxLength"`,
      '"maxLength" is for fields of type "string", "text".',
      '"maxLength"',
    ],
    [
      'default of a reference',
      sliceOf({ name: 'a', type: 'reference', entity: 'Note', default: 'x' }),
      'SPEC_UNKNOWN_KEY',
      `${field}.default: expected one of the keys "name", "type", "entity", "optional", "unique", found "default"`,
      '"default" is for fields of type "string", "text", "boolean", "integer", "number", "enum", "date", "datetime".',
      '"default"',
    ],
    [
      'enum without values',
      sliceOf({ name: 'a', type: 'enum' }),
      'SPEC_MISSING',
      `${field}.values: expected an array, found nothing`,
      'Add "values" to the object.',
      {},
    ],
    [
      'reference to nothing',
      sliceOf({ name: 'a', type: 'reference' }),
      'SPEC_MISSING',
      `${field}.entity: expected a string, found nothing`,
      'Add "entity" to the object.',
      {},
    ],
    [
      'text as flag',
      sliceOf({ name: 'a', type: 'text', optional: 'yes' }),
      'SPEC_WRONG_TYPE',
      `${field}.optional: expected true or false, found "yes"`,
      null,
      '"yes"',
    ],
    [
      'maxLength 0',
      sliceOf({ name: 'a', type: 'string', maxLength: 0 }),
      'SPEC_OUT_OF_BOUNDS',
      `${field}.maxLength: expected a number from 1 to 1000000, found 0`,
      null,
      '0',
    ],
    [
      'maxLength too large',
      sliceOf({ name: 'a', type: 'text', maxLength: 1_000_001 }),
      'SPEC_OUT_OF_BOUNDS',
      `${field}.maxLength: expected a number from 1 to 1000000, found 1000001`,
      null,
      '1000001',
    ],
    [
      'maxLength with a fraction',
      sliceOf({ name: 'a', type: 'text', maxLength: 1.5 }),
      'SPEC_WRONG_TYPE',
      `${field}.maxLength: expected a whole number, found 1.5`,
      null,
      '1.5',
    ],
    [
      'min of an integer with a fraction',
      sliceOf({ name: 'a', type: 'integer', min: 0.5 }),
      'SPEC_WRONG_TYPE',
      `${field}.min: expected a whole number, found 0.5`,
      null,
      '0.5',
    ],
    [
      'max of an integer not exact',
      sliceOf({ name: 'a', type: 'integer', max: 2 ** 53 }),
      'SPEC_OUT_OF_BOUNDS',
      `${field}.max: expected a number that JavaScript keeps exactly (at most 9007199254740991 from zero), found 9007199254740992`,
      null,
      '9007199254740992',
    ],
    [
      'default of another type',
      sliceOf({ name: 'a', type: 'boolean', default: 'true' }),
      'SPEC_WRONG_TYPE',
      `${field}.default: expected true or false, found "true"`,
      null,
      '"true"',
    ],
    [
      'null as default',
      sliceOf({ name: 'a', type: 'string', default: null }),
      'SPEC_WRONG_TYPE',
      `${field}.default: expected a string, found null`,
      null,
      'null',
    ],
    [
      'day that does not exist',
      sliceOf({ name: 'a', type: 'date', default: '2026-02-30' }),
      'SPEC_BAD_DEFAULT',
      `${field}.default: expected a day that exists, written like "2026-03-31", found "2026-02-30"`,
      null,
      '"2026-02-30"',
    ],
    [
      'moment without milliseconds',
      sliceOf({ name: 'a', type: 'datetime', default: '2026-03-31T18:05:00Z' }),
      'SPEC_BAD_DEFAULT',
      `${field}.default: expected a moment that exists, in UTC with milliseconds, written like "2026-03-31T18:05:00.000Z", found "2026-03-31T18:05:00Z"`,
      null,
      '"2026-03-31T18:05:00Z"',
    ],
    [
      'moment in another zone',
      sliceOf({
        name: 'a',
        type: 'datetime',
        default: '2026-03-31T18:05:00.000+01:00',
      }),
      'SPEC_BAD_DEFAULT',
      `${field}.default: expected a moment that exists, in UTC with milliseconds, written like "2026-03-31T18:05:00.000Z", found "2026-03-31T18:05:00.000+01:00"`,
      null,
      '"2026-03-31T18:05:00.000+01:00"',
    ],
    [
      'empty enum value',
      sliceOf({ name: 'a', type: 'enum', values: ['x', ''] }),
      'SPEC_OUT_OF_BOUNDS',
      `${field}.values[1]: expected a value that is not empty, found ""`,
      null,
      '""',
    ],
    [
      'unknown key of an entity',
      sliceWith({ entities: [entityWith({ order: ['title'] })] }),
      'SPEC_UNKNOWN_KEY',
      'entities[0].order: expected one of the keys "name", "fields", "orderBy", "search", found "order"',
      'Did you mean "orderBy"?',
      '"order"',
    ],
    [
      'order by more than a name',
      sliceWith({ entities: [entityWith({ orderBy: ['title desc'] })] }),
      'SPEC_BAD_NAME',
      'entities[0].orderBy[0]: expected a field name, with "-" before it for descending order, found "title desc"',
      'Did you mean "titleDesc"?',
      '"title desc"',
    ],
  ];
  test.each(cases)('%s', (...row) => {
    expectOnly(row);
  });
});

describe('of operations', () => {
  const one = (operation: unknown) => sliceWith({ operations: [operation] });
  const where = ['title'];
  const cases: readonly Case[] = [
    [
      'mistyped name',
      one('creat'),
      'SPEC_UNKNOWN_OPERATION',
      `operations[0]: expected one of ${operations}, found "creat"`,
      'Did you mean "create"?',
      '"creat"',
    ],
    [
      'no operation',
      sliceWith({ operations: [] }),
      'SPEC_OUT_OF_BOUNDS',
      'operations: expected at least one operation, found an empty array',
      null,
      '[]',
    ],
    [
      'a number',
      one(3),
      'SPEC_WRONG_TYPE',
      `operations[0]: expected one of ${operations}, or an object, found 3`,
      null,
      '3',
    ],
    [
      'an array',
      one(['list']),
      'SPEC_WRONG_TYPE',
      `operations[0]: expected one of ${operations}, or an object, found an array`,
      null,
      '[\n      "list"\n    ]',
    ],
    [
      'no kind',
      one({ name: 'a', where }),
      'SPEC_MISSING',
      'operations[0].kind: expected one of "query", "command", found nothing',
      'Add "kind" to the object.',
      {},
    ],
    [
      'mistyped kind',
      one({ name: 'a', kind: 'querry', where }),
      'SPEC_WRONG_VALUE',
      'operations[0].kind: expected one of "query", "command", found "querry"',
      'Did you mean "query"?',
      '"querry"',
    ],
    [
      'query without where',
      one({ name: 'a', kind: 'query' }),
      'SPEC_MISSING',
      'operations[0].where: expected an array, found nothing',
      'Add "where" to the object.',
      {},
    ],
    [
      'query with empty where',
      one({ name: 'a', kind: 'query', where: [] }),
      'SPEC_OUT_OF_BOUNDS',
      'operations[0].where: expected at least one field, found an empty array',
      null,
      '[]',
    ],
    [
      'query that sets',
      one({ name: 'a', kind: 'query', where, set: {} }),
      'SPEC_UNKNOWN_KEY',
      'operations[0].set: expected one of the keys "name", "entity", "kind", "where", found "set"',
      null,
      '"set"',
    ],
    [
      'command with nothing to do',
      one({ name: 'a', kind: 'command' }),
      'SPEC_MISSING',
      'operations[0].set: expected an object, found nothing',
      'Add "set" to the object.',
      {},
    ],
    [
      'command that sets nothing',
      one({ name: 'a', kind: 'command', set: {} }),
      'SPEC_OUT_OF_BOUNDS',
      'operations[0].set: expected at least one field, found an object',
      null,
      '{}',
    ],
    [
      'command that sets an object',
      one({ name: 'a', kind: 'command', set: { type: {} } }),
      'SPEC_WRONG_TYPE',
      'operations[0].set.type: expected a string, a number, true, false or null, found an object',
      null,
      '{}',
    ],
    [
      'command that sets no field name',
      one({ name: 'a', kind: 'command', set: { 'a b': 1 } }),
      'SPEC_BAD_NAME',
      'operations[0].set["a b"]: expected a name in camel case, such as "dueOn", found "a b"',
      'Did you mean "aB"?',
      '"a b"',
    ],
    [
      'both set and intent',
      one({ name: 'a', kind: 'command', set: { title: 'x' }, intent: 'y' }),
      'SPEC_UNKNOWN_KEY',
      'operations[0].intent: expected one of the keys "name", "entity", "kind", "set", found "intent"',
      null,
      '"intent"',
    ],
    [
      'a blank intent',
      one({ name: 'a', kind: 'command', intent: '' }),
      'SPEC_BLANK',
      'operations[0].intent: expected a sentence, not an empty text, found ""',
      null,
      '""',
    ],
    [
      'input of unknown type',
      one({
        name: 'a',
        kind: 'command',
        intent: 'x',
        input: [{ name: 'b', type: 'dat' }],
      }),
      'SPEC_UNKNOWN_TYPE',
      `operations[0].input[0].type: expected one of ${types}, found "dat"`,
      'Did you mean "date"?',
      '"dat"',
    ],
  ];
  test.each(cases)('%s', (...row) => {
    expectOnly(row);
  });
});

test('a text with two mistakes is named once', () => {
  expect(mistakesIn(sliceWith({ name: 'A'.repeat(41) }))).toMatchObject([
    { code: 'SPEC_BAD_NAME' },
  ]);
});

test('mistakes come in the order of the text', () => {
  const slice = { intent: 1, acceptance: [2], name: 3 };
  expect(mistakesIn(slice).map(({ message }) => message.split(':')[0])).toEqual(
    ['intent', 'acceptance[0]', 'name'],
  );
});
