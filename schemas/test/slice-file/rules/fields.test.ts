import { describe, expect, test } from '@jest/globals';
import { mistakesIn } from '../../support/mistakes-in.js';
import { sliceOf } from '../../support/slice-with.js';

const text = (name: string, more: object = {}) => ({
  name,
  type: 'text',
  ...more,
});

describe('names', () => {
  test('two fields of one name, whatever their case', () => {
    expect(
      mistakesIn(sliceOf(text('title'), text('body'), text('tiTle'))),
    ).toEqual([
      {
        code: 'SPEC_DUPLICATE_FIELD',
        message:
          'entities[0].fields[2].name: expected a name that no other field here has (case is ignored), found "tiTle"',
        hint: 'entities[0].fields[0].name has it already.',
        points: '"tiTle"',
      },
    ]);
  });

  test.each(['id', 'createdAt', 'updatedAt', 'iD', 'createdat'])(
    '%s is there already',
    (name) => {
      expect(mistakesIn(sliceOf(text(name)))).toEqual([
        {
          code: 'SPEC_IMPLIED_FIELD',
          message: `entities[0].fields[0].name: expected another name than "id", "createdAt", "updatedAt", which every entity has, found "${name}"`,
          hint: 'Remove the field, or rename it.',
          points: `"${name}"`,
        },
      ]);
    },
  );

  test.each([
    'constructor',
    'toString',
    'valueOf',
    'hasOwnProperty',
    'isPrototypeOf',
    'propertyIsEnumerable',
    'toLocaleString',
  ])('%s is what every object has', (name) => {
    expect(mistakesIn(sliceOf(text(name)))).toEqual([
      {
        code: 'SPEC_RESERVED_NAME',
        message: `entities[0].fields[0].name: expected a name that JavaScript objects do not have by themselves, found "${name}"`,
        hint: 'Rename the field.',
        points: `"${name}"`,
      },
    ]);
  });

  test('keywords and names of globals are fine', () => {
    const names = [
      ...['class', 'order', 'group', 'index', 'select', 'default', 'from'],
      ...['where', 'function', 'table', 'null', 'true', 'rowid', 'await'],
      ...['name', 'type', 'values', 'length', 'window', 'undefined'],
    ];
    expect(mistakesIn(sliceOf(...names.map((name) => text(name))))).toEqual([]);
  });
});

describe('values of an enum', () => {
  test.each([
    [
      ['a', 'b', 'a'],
      'SPEC_DUPLICATE_VALUE',
      'values[2]: expected each value once, found "a"',
      '"a"',
    ],
    [
      ['a', ' '],
      'SPEC_BAD_VALUE',
      'values[1]: expected a value that is not blank, found " "',
      '" "',
    ],
    [
      ['a', 'b '],
      'SPEC_BAD_VALUE',
      'values[1]: expected a value without white space around it, found "b "',
      '"b "',
    ],
    [
      ['a\u0000b'],
      'SPEC_BAD_VALUE',
      'values[0]: expected text without control characters, found "a\\u0000b"',
      '"a\\u0000b"',
    ],
    [
      ['a\nb'],
      'SPEC_BAD_VALUE',
      'values[0]: expected text without control characters, found "a\\u000ab"',
      '"a\\nb"',
    ],
    [
      ['a\u009bb'],
      'SPEC_BAD_VALUE',
      'values[0]: expected text without control characters, found "a\\u009bb"',
      '"a\u009bb"',
    ],
    [
      ['a\ud800'],
      'SPEC_BAD_VALUE',
      'values[0]: expected whole characters, no half of a surrogate pair, found "a\\ud800"',
      '"a\\ud800"',
    ],
  ])('%j', (values, code, message, points) => {
    expect(
      mistakesIn(sliceOf({ name: 'a', type: 'enum', values })),
    ).toMatchObject([
      { code, message: `entities[0].fields[0].${message}`, points },
    ]);
  });

  test('any writing is fine', () => {
    const values = [
      'offen',
      'erledigt ✓',
      '完了',
      `it's "${'`'}\${x}" \\ */`,
      'Offen',
      '👩‍👩‍👧',
    ];
    expect(
      mistakesIn(sliceOf({ name: 'a', type: 'enum', values, default: '完了' })),
    ).toEqual([]);
  });
});

describe('defaults', () => {
  test.each([
    [
      { type: 'string', default: '' },
      'expected text that is not blank, found ""',
      'Use the type "text", or make the field optional and name no default.',
    ],
    [
      { type: 'string', default: ' \t' },
      'expected text that is not blank, found " \\u0009"',
      'Use the type "text", or make the field optional and name no default.',
    ],
    [
      { type: 'string', default: 'a ' },
      'expected text without white space around it, found "a "',
      'Values of the type "string" are trimmed.',
    ],
    [
      { type: 'string', default: 'a\u0007b' },
      'expected text without control characters, found "a\\u0007b"',
      null,
    ],
    [
      { type: 'string', default: 'a'.repeat(256) },
      `expected at most 255 characters, found "${'a'.repeat(60)}…"`,
      null,
    ],
    [
      { type: 'string', maxLength: 3, default: 'abcd' },
      'expected at most 3 characters, found "abcd"',
      null,
    ],
    [
      { type: 'text', maxLength: 3, default: 'abcd' },
      'expected at most 3 characters, found "abcd"',
      null,
    ],
    [
      { type: 'text', default: 'a\u0000' },
      'expected text without control characters, found "a\\u0000"',
      null,
    ],
    [
      { type: 'integer', min: 1, default: 0 },
      "expected at least 1, the field's min, found 0",
      null,
    ],
    [
      { type: 'integer', max: 5, default: 6 },
      "expected at most 5, the field's max, found 6",
      null,
    ],
    [
      { type: 'number', min: -0.5, default: -1 },
      "expected at least -0.5, the field's min, found -1",
      null,
    ],
    [
      { type: 'enum', values: ['open', 'done'], default: 'opne' },
      'expected one of "open", "done", found "opne"',
      'Did you mean "open"?',
    ],
    [
      { type: 'enum', values: ['open', 'closed'], default: 'close' },
      'expected one of "open", "closed", found "close"',
      'Did you mean "closed"?',
    ],
  ])('%j is refused', (field, message, hint) => {
    expect(mistakesIn(sliceOf({ name: 'a', ...field }))).toEqual([
      {
        code: 'SPEC_BAD_DEFAULT',
        message: `entities[0].fields[0].default: ${message}`,
        hint,
        points: JSON.stringify(field.default),
      },
    ]);
  });

  test.each([
    { type: 'string', default: 'x' },
    { type: 'string', maxLength: 3, default: 'abc', optional: true },
    { type: 'text', default: '' },
    { type: 'text', default: ' two\n\tlines\r\n' },
    { type: 'boolean', default: false, unique: true },
    { type: 'integer', min: 1, max: 1, default: 1 },
    { type: 'integer', default: -9007199254740991 },
    { type: 'number', min: -0.5, max: 0.5, default: 0 },
    { type: 'enum', values: ['a'], default: 'a' },
    { type: 'date', default: '2028-02-29' },
    { type: 'datetime', default: '2026-03-31T18:05:00.000Z' },
  ])('%j is fine', (field) => {
    expect(mistakesIn(sliceOf({ name: 'a', ...field }))).toEqual([]);
  });
});

test.each(['integer', 'number'])('min above max of type %s', (type) => {
  expect(
    mistakesIn(sliceOf({ name: 'a', type, min: 5, max: 1, default: 9 })),
  ).toEqual([
    {
      code: 'SPEC_MIN_OVER_MAX',
      message:
        "entities[0].fields[0].min: expected at most 1, the field's max, found 5",
      hint: 'Exchange min and max.',
      points: '5',
    },
  ]);
});
