import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { quote } from '../../../src/slice-file/text/quote.js';

test.each([
  ['plain', '"plain"'],
  ['a "b" \\', '"a \\"b\\" \\\\"'],
  ['語 é 👍', '"語 é 👍"'],
  ['\u001b[31m', '"\\u001b[31m"'],
  ['a\u200db', '"a\\u200db"'],
  ['\ud800', '"\\ud800"'],
])('%j', (text, quoted) => {
  expect(quote(text)).toBe(quoted);
});

test('a long text is cut, not within a character', () => {
  expect(quote('abcdef', 4)).toBe('"abcd…"');
  expect(quote('abcd', 4)).toBe('"abcd"');
  expect(quote('abc👍', 4)).toBe('"abc…"');
});

test('whatever the text, one line that JSON can read back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 10 }), (text) => {
      const quoted = quote(text, 1000);
      expect(quoted).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      expect(JSON.parse(quoted)).toBe(text);
    }),
  );
});
