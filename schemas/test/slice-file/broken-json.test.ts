import { describe, expect, test } from '@jest/globals';
import { readSlice } from '../../src/index.js';
import { mistakesInText } from '../support/mistakes-in.js';

const at = (text: string) => {
  const read = readSlice(text, 'slice.json');
  const start = read.ok ? null : read.error[0]?.range?.start;
  return start && `${String(start.line)}:${String(start.column)}`;
};

describe('one mistake, with its place and what was expected', () => {
  test.each([
    [
      '{ "name": "a"',
      '1:14',
      'expected "}" that closes the object, found the end of the file',
      null,
    ],
    [
      '[',
      '1:2',
      'expected "]" that closes the array, found the end of the file',
      null,
    ],
    [
      '{\n  "name": "a"\n  "intent": "b"\n}',
      '3:3',
      'expected "," before the next entry, found "\\"intent\\""',
      null,
    ],
    [
      '{\r\n"name" "a"\r\n}',
      '2:8',
      'expected ":" between key and value, found "\\"a\\""',
      null,
    ],
    [
      '{\n  "name": "a",\n}',
      '2:14',
      'expected no comma before "}", found ","',
      'Remove the comma.',
    ],
    [
      '{ "operations": ["list", ] }',
      '1:24',
      'expected no comma before "]", found ","',
      'Remove the comma.',
    ],
    [
      "{ 'name': 1 }",
      '1:3',
      'expected a value or a punctuation mark of JSON, found "\'name\'"',
      'Put keys and texts in double quotes.',
    ],
    [
      '{ “name”: 1 }',
      '1:3',
      'expected a value or a punctuation mark of JSON, found "“name”"',
      'Put keys and texts in double quotes.',
    ],
    [
      '{ name: 1 }',
      '1:3',
      'expected a value or a punctuation mark of JSON, found "name"',
      'Put keys and texts in double quotes.',
    ],
    [
      '{ "name": True }',
      '1:11',
      'expected a value or a punctuation mark of JSON, found "True"',
      'Did you mean "true"?',
    ],
    [
      '// notes\n{}',
      '1:1',
      'expected JSON without comments, found "// notes"',
      'Remove the comment; what a reader should know fits into "intent".',
    ],
    [
      '{} /* end */',
      '1:4',
      'expected JSON without comments, found "/* end */"',
      'Remove the comment; what a reader should know fits into "intent".',
    ],
    ['{} {}', '1:4', 'expected the end of the file, found "{"', null],
    [
      '{ "name": "a\n" }',
      '1:11',
      'expected a double quote that closes the text on the same line, found "\\"a"',
      null,
    ],
    [
      '{ "name": "\\x" }',
      '1:11',
      'expected one of " \\ / b f n r t u after a backslash, found "\\"\\\\x\\""',
      null,
    ],
    [
      '{ "name": "\\u12" }',
      '1:11',
      'expected four hexadecimal digits after "\\u", found "\\"\\\\u12\\""',
      null,
    ],
    [
      '{ "name": "\t" }',
      '1:11',
      'expected control characters written as \\n, \\t or \\u0000, found "\\"\\u0009\\""',
      null,
    ],
    [
      '{ "min": 1. }',
      '1:10',
      'expected a digit after the point or the "e" of a number, found "1."',
      null,
    ],
    [
      '{ "min": 01 }',
      '1:11',
      'expected "," before the next entry, found "1"',
      null,
    ],
    ['{ "min": }', '1:10', 'expected a value, found "}"', null],
  ])('%j', (text, place, message, hint) => {
    expect(mistakesInText(text)).toMatchObject([
      { code: 'SPEC_BROKEN_JSON', message, hint },
    ]);
    expect(at(text)).toBe(place);
  });
});

test.each(['', ' ', '\n\n\t'])('an empty file (%j) is told apart', (text) => {
  expect(mistakesInText(text)).toMatchObject([
    {
      code: 'SPEC_EMPTY',
      message:
        'expected an object with at least "name" and "intent", found an empty file',
      hint: 'Begin with { "name": "notes", "intent": "Keep short notes." }.',
    },
  ]);
  expect(at(text)).toBe('1:1');
});

test('a byte order mark is named, though it cannot be seen', () => {
  const text = '\uFEFF{ "name": "notes", "intent": "x" }';
  expect(mistakesInText(text)).toMatchObject([
    {
      code: 'SPEC_BYTE_ORDER_MARK',
      hint: 'Remove the byte order mark: save the file as UTF-8 without it.',
    },
  ]);
  expect(at(text)).toBe('1:1');
  expect(mistakesInText(text.slice(1))).toEqual([]);
});
