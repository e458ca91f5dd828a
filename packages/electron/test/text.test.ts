import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { runInNewContext } from 'node:vm';
import {
  comment,
  lines,
  literal,
  member,
  property,
  quote,
  sqlName,
  sqlText,
  template,
} from '../src/text.js';

const AWKWARD = [
  '',
  "it's",
  '"quoted"',
  'back\\slash',
  '`tick`',
  '${value}',
  '$\\{',
  'Two\nlines',
  'a\r\nb',
  '\u2028\u2029',
  '\u0000',
  '\u202e',
  '\ud800',
  '日本 ünï 👩‍👧',
  '*/',
  '</script>',
];
const anyText = fc.oneof(
  fc.constantFrom(...AWKWARD),
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...AWKWARD)).map((parts) => parts.join('')),
);

describe.each([
  ['quote', quote],
  ['template', template],
])('%s', (_, write) => {
  test('means exactly the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(runInNewContext(`(${write(text)})`)).toBe(text);
      }),
    );
  });

  test('shows what would be unseen', () => {
    expect(write('a\u202eb\u2028c')).toContain('\\u202e');
    expect(write('a\u202eb\u2028c')).not.toMatch(/[\u202e\u2028]/);
  });

  test('leaves other text as a person wrote it', () => {
    expect(write('日本 ünï 👩‍👧').slice(1, -1)).toBe('日本 ünï 👩‍👧');
  });
});

test('a template keeps its lines', () => {
  expect(template('Two\nlines')).toBe('`Two\nlines`');
});

test.each([
  ['text', "'text'"],
  [1.5, '1.5'],
  [false, 'false'],
  [null, 'null'],
])('the literal of %p', (value, code) => {
  expect(literal(value)).toBe(code);
});

test.each([
  ['dueOn', 'dueOn', 'limits.dueOn'],
  ['class', 'class', 'limits.class'],
  ['2fa', "'2fa'", "limits['2fa']"],
  ["it's", "'it\\'s'", "limits['it\\'s']"],
])('the property %s', (name, asProperty, asMember) => {
  expect(property(name)).toBe(asProperty);
  expect(member('limits', name)).toBe(asMember);
});

test('SQL texts and names keep their quotes', () => {
  expect(sqlText("it's")).toBe("'it''s'");
  expect(sqlText(-0.5)).toBe('-0.5');
  expect(sqlName('order')).toBe('"order"');
  expect(sqlName('a"b')).toBe('"a""b"');
});

test('nothing ends a comment or leaves its line', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(comment(text)).not.toMatch(/\*\/|[\n\r\u2028\u2029\u202e]/);
    }),
  );
  expect(comment(' two\n words ')).toBe('two words');
});

test('lines are joined, and what is left out is not there', () => {
  expect(lines('a', false, ['b', ['', undefined, 'c']], null)).toBe(
    'a\nb\n\nc',
  );
});
