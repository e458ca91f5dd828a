import { expect, test } from '@jest/globals';
import { mistakesInText } from '../support/mistakes-in.js';

test('the second of two equal keys is named, in any object', () => {
  const text =
    '{ "name": "a", "intent": "x", "name": "b", "other": [{ "k": 1, "k": 2 }] }';
  expect(mistakesInText(text)).toEqual([
    {
      code: 'SPEC_DUPLICATE_KEY',
      message: 'name: expected each key once in an object, found "name" again',
      hint: 'Keep one of the two; name would have two values.',
      points: '"name"',
    },
    {
      code: 'SPEC_DUPLICATE_KEY',
      message:
        'other[0].k: expected each key once in an object, found "k" again',
      hint: 'Keep one of the two; other[0].k would have two values.',
      points: '"k"',
    },
  ]);
});

test('two spellings of one key are equal', () => {
  expect(
    mistakesInText('{ "name": "a", "n\\u0061me": "b", "intent": "x" }'),
  ).toMatchObject([{ code: 'SPEC_DUPLICATE_KEY', points: '"n\\u0061me"' }]);
});

test.each(['__proto__', '\\u005f_proto__'])('the key %s is refused', (key) => {
  expect(
    mistakesInText(`{ "name": "a", "intent": "x", "${key}": { "name": "b" } }`),
  ).toEqual([
    {
      code: 'SPEC_FORBIDDEN_KEY',
      message: '__proto__: expected another key, found "__proto__"',
      hint: 'Rename it: JavaScript gives this key a meaning of its own.',
      points: `"${key}"`,
    },
  ]);
  expect(
    mistakesInText(
      `{ "name": "a", "intent": "x", "entities": [{ "name": "A", "fields": [{ "name": "a", "type": "text", "${key}": {} }] }] }`,
    ),
  ).toMatchObject([{ code: 'SPEC_FORBIDDEN_KEY', points: `"${key}"` }]);
});
