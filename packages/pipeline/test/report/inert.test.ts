import { describe, expect, test } from '@jest/globals';
import { inertForPrompt } from '../../src/report/inert-for-prompt.js';
import { inert, inertLine } from '../../src/report/inert.js';

describe('plain text stays as it is', () => {
  test.each([
    ['letters of all kinds', 'Grüße: "a" → b\n\tcd 日本, e\u0301'],
    ['what only looks like a command', 'std::vector # a ## b, C:: d'],
    ['backslashes', 'C:\\u{1b} \\n \\\\'],
    ['an emoji of two halves', '📝'],
  ])('%s', (_, text) => {
    expect(inert(text)).toBe(text);
    expect(inertForPrompt(text)).toBe(text);
  });
});

describe('a reader can tell what was there', () => {
  test.each([
    ['\u001b[31mred\u001b[0m', '\\u{1b}[31mred\\u{1b}[0m'],
    ['\u001b]0;never-ends', '\\u{1b}]0;never-ends'],
    ['good\rEVIL', 'good\\u{d}EVIL'],
    ['a\u202ecba', 'a\\u{202e}cba'],
    ['a\u{e0041}b', 'a\\u{e0041}b'],
    ['a\ud800b', 'a\\u{d800}b'],
    ['a\u3164\u2800b', 'a\\u{3164}\\u{2800}b'],
    ['::set-output::x', '\\::set-output::x'],
    ['  ::error::x', '  \\::error::x'],
    ['a\n## b', 'a\n\\## b'],
    ['x ##vso[task]y', 'x #\\#vso[task]y'],
    ['a\r\nb', 'a\nb'],
  ])('%j', (text, printed) => {
    expect(inert(text)).toBe(printed);
  });

  test('what was made inert once stays as it is', () => {
    const once = inert('\u001b[2K ::x\n::y ##vso[z] ###[a]');
    expect(inert(once)).toBe(once);
  });
});

describe('length', () => {
  test('long text is cut, and says how long it was', () => {
    expect(inert('x'.repeat(10_000))).toBe(
      `${'x'.repeat(4_000)}… (cut, 10000 characters in all)`,
    );
  });

  test('escapes count as they are printed, and are not cut in two', () => {
    expect(inert('\u001b'.repeat(10), 20)).toBe(
      '\\u{1b}\\u{1b}\\u{1b}… (cut, 10 characters in all)',
    );
  });

  test('nor is a pair of surrogates', () => {
    expect(inert('abc📝', 4)).toBe('abc… (cut, 5 characters in all)');
  });

  test.each([
    ['escapes', '\u001b'],
    ['line ends', '\n'],
    ['blanks', ' '],
    ['hashes', '#'],
  ])('100 MB of %s take no time', (_, unit) => {
    const text = unit.repeat(100_000_000);
    // A repeated text is built when it is first looked at; that is not what is measured.
    expect(text.codePointAt(99_999_999)).toBe(unit.codePointAt(0));
    const begin = performance.now();
    expect(inert(text).length).toBeLessThan(4_100);
    expect(inertForPrompt(text).length).toBeLessThan(8_100);
    expect(performance.now() - begin).toBeLessThan(1_000);
  });
});

test('a name or a path stays on its line', () => {
  expect(inertLine('a\nCREATE b\tc')).toBe('a\\nCREATE b\\tc');
  expect(inertLine('x'.repeat(500)).length).toBeLessThan(450);
});

test('a prompt keeps its headings, and shows what is invisible', () => {
  expect(inertForPrompt('## Notes\n::\u200b')).toBe('## Notes\n::\\u{200b}');
});
