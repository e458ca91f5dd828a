import { describe, expect, test } from '@jest/globals';
import {
  strictModeProblems,
  type Json,
  type JsonObject,
} from '../src/index.js';

const objectOf = (
  properties: JsonObject,
  more: JsonObject = {},
): JsonObject => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
  ...more,
});

const text = { type: 'string' };

test('a schema that follows every rule', () => {
  const schema = objectOf(
    {
      name: { type: ['string', 'null'], description: 'x', pattern: '^a' },
      sizes: {
        type: 'array',
        items: { type: 'number', minimum: 1 },
        maxItems: 3,
      },
      choice: { anyOf: [{ $ref: '#/$defs/item' }, { type: 'null' }] },
      kind: { const: 'a' },
      self: { anyOf: [{ $ref: '#' }, { type: 'null' }] },
    },
    {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'x',
      $defs: { item: objectOf({ default: text, minLength: text }) },
    },
  );
  expect(strictModeProblems(schema)).toEqual([]);
});

describe('the root', () => {
  test.each<readonly [Json, string]>([
    [true, '#: the root is not an object schema'],
    [[], '#: the root is not an object schema'],
    [{ type: 'array', items: text }, '#: the root is not of type object'],
    [{ ...objectOf({}), anyOf: [objectOf({})] }, '#: the root is a union'],
  ])('%j', (schema, problem) => {
    expect(strictModeProblems(schema)).toEqual([problem]);
  });
});

describe('below the root', () => {
  test.each<readonly [string, Json, string]>([
    [
      'an open object',
      objectOf({}, { additionalProperties: true }),
      '"additionalProperties" is not false',
    ],
    [
      'an object that says nothing of more',
      { type: 'object', properties: {} },
      '"additionalProperties" is not false',
    ],
    [
      'a map',
      { type: 'object', additionalProperties: text },
      '"additionalProperties" is not false',
    ],
    [
      'an open object that may be null',
      { type: ['object', 'null'] },
      '"additionalProperties" is not false',
    ],
    [
      'an optional property',
      objectOf({ a: text }, { required: [] }),
      '"a" is not required; make it a union with null instead',
    ],
    [
      'a list of required that is not there',
      { type: 'object', properties: { a: text }, additionalProperties: false },
      '"a" is not required; make it a union with null instead',
    ],
    [
      'a required property without a schema',
      objectOf({}, { required: ['a'] }),
      '"a" is required but not described',
    ],
    ['anything', {}, 'anything would be allowed'],
    ['anything, said as true', true, 'anything would be allowed'],
    ['an array of anything', { type: 'array' }, 'an array without "items"'],
    [
      'a reference to nothing',
      { $ref: '#/$defs/b' },
      '"$ref" points to nothing in "$defs"',
    ],
    ...[
      ['patternProperties', { '^a': text }],
      ['propertyNames', text],
      ['unevaluatedProperties', false],
      ['minProperties', 1],
      ['dependentRequired', {}],
    ].map(([keyword, value]): [string, Json, string] => [
      String(keyword),
      objectOf({}, { [String(keyword)]: value ?? null }),
      `the keyword "${String(keyword)}" is not supported`,
    ]),
    ...[
      'allOf',
      'oneOf',
      'not',
      'if',
      'then',
      'else',
      'minLength',
      'maxLength',
      'uniqueItems',
      'contains',
      'default',
      '$id',
      '$schema',
    ].map((keyword): [string, Json, string] => [
      keyword,
      { type: 'string', [keyword]: 1 },
      `the keyword "${keyword}" is not supported`,
    ]),
  ])('%s', (_, schema, problem) => {
    const found = (path: string, root: JsonObject) => {
      expect(strictModeProblems(root)).toEqual([`${path}: ${problem}`]);
    };
    found('#/properties/x', objectOf({ x: schema }));
    found(
      '#/properties/x/items',
      objectOf({ x: { type: 'array', items: schema } }),
    );
    found(
      '#/properties/x/anyOf/1',
      objectOf({ x: { anyOf: [{ type: 'null' }, schema] } }),
    );
    found(
      '#/$defs/x',
      objectOf({ y: { $ref: '#/$defs/x' } }, { $defs: { x: schema } }),
    );
  });
});

describe('limits of the whole', () => {
  const many = (count: number, prefix = 'p'): JsonObject =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `${prefix}${String(index)}`,
        text,
      ]),
    );
  const texts = (count: number, length: number): string[] =>
    Array.from({ length: count }, (_, index) =>
      String(index).padStart(length, '0'),
    );
  const nested = (depth: number): JsonObject =>
    depth === 1
      ? objectOf({})
      : objectOf({ a: { anyOf: [{ type: 'null' }, nested(depth - 1)] } });
  /** Definitions that each refer to the next. */
  const chained = (depth: number): JsonObject =>
    objectOf(
      { a: { $ref: '#/$defs/d2' } },
      {
        $defs: Object.fromEntries(
          Array.from({ length: depth - 1 }, (_, index) => [
            `d${String(index + 2)}`,
            index + 2 === depth
              ? objectOf({})
              : objectOf({
                  a: {
                    type: 'array',
                    items: { $ref: `#/$defs/d${String(index + 3)}` },
                  },
                }),
          ]),
        ),
      },
    );

  test.each<readonly [string, JsonObject, JsonObject, string]>([
    [
      'properties',
      objectOf(many(5000)),
      objectOf(many(5001)),
      '#: 5001 properties; 5000 is the limit',
    ],
    [
      'depth',
      nested(10),
      nested(11),
      '#: 11 objects inside each other; 10 is the limit',
    ],
    [
      'depth by reference',
      chained(10),
      chained(11),
      '#: 11 objects inside each other; 10 is the limit',
    ],
    [
      'enum values',
      objectOf({ a: { enum: texts(500, 3) }, b: { enum: texts(500, 3) } }),
      objectOf({ a: { enum: texts(500, 3) }, b: { enum: texts(501, 3) } }),
      '#: 1001 enum values; 1000 is the limit',
    ],
    [
      'characters of one long enum',
      objectOf({ a: { enum: texts(300, 50) } }),
      objectOf({ a: { enum: texts(300, 51) } }),
      '#/properties/a: an enum of 300 values with more than 15000 characters',
    ],
    [
      'characters in all',
      objectOf({ a: { enum: [...texts(100, 1000), 'x'.repeat(19_999)] } }),
      objectOf({
        a: { enum: [...texts(100, 1000), 'x'.repeat(19_999)] },
        b: { const: '' },
      }),
      '#: 120001 characters in names and values; 120000 is the limit',
    ],
  ])('%s', (_, right, wrong, problem) => {
    expect(strictModeProblems(right)).toEqual([]);
    expect(strictModeProblems(wrong)).toEqual([problem]);
  });

  test('a long enum of 250 values may have any length', () => {
    expect(
      strictModeProblems(objectOf({ a: { enum: texts(250, 100) } })),
    ).toEqual([]);
  });

  test('recursion has no depth', () => {
    const tree = objectOf(
      { root: { $ref: '#/$defs/node' } },
      {
        $defs: {
          node: objectOf({
            children: { type: 'array', items: { $ref: '#/$defs/node' } },
          }),
        },
      },
    );
    expect(strictModeProblems(tree)).toEqual([]);
  });
});
