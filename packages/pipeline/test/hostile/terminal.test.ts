import { describe, expect, test } from '@jest/globals';
import { inertForPrompt } from '../../src/report/inert-for-prompt.js';
import { inert, inertLine } from '../../src/report/inert.js';
import { hostileTexts, moreHostileTexts } from '../support/hostile.js';
import { unsafeIn } from '../support/unsafe.js';

const all = Object.entries({ ...hostileTexts, ...moreHostileTexts });

test(`there are 33 texts in the corpus and ${Object.keys(moreHostileTexts).length} more`, () => {
  expect(Object.keys(hostileTexts)).toHaveLength(33);
  expect(all.length).toBeGreaterThanOrEqual(50);
});

test(`all ${all.length} do something as they are`, () => {
  const harmless = all.filter(([, text]) => unsafeIn(text).length === 0);
  expect(harmless.map(([name]) => name)).toEqual([]);
});

describe(`0 of ${all.length} do anything`, () => {
  test.each([
    ['inert', inert],
    ['inertLine', inertLine],
  ])(
    'printed by %s, alone, between other text and after a line end',
    (_, print) => {
      const active = all.flatMap(([name, text]) =>
        ['', 'before ', 'before\n', '\n\t '].flatMap((before) =>
          ['', ' after', '\nafter'].flatMap((after) =>
            unsafeIn(print(`${before}${text}${after}`)).map(
              (found) => `${name}: ${found}`,
            ),
          ),
        ),
      );
      expect(active).toEqual([]);
      expect(active.length).toBe(0);
    },
  );

  test('in a prompt: nothing invisible in it', () => {
    const active = all.flatMap(([, text]) =>
      unsafeIn(inertForPrompt(text)).filter((found) => found.startsWith('U+')),
    );
    expect(active.length).toBe(0);
  });
});

test.each(all)('%s: what follows it stays as it is', (_, text) => {
  expect(inert(`${text} after`)).toMatch(/ after$/);
  expect(inert(text) + inert(' after')).toMatch(/ after$/);
});

test.each(all)(
  '%s: every visible character of it is still there',
  (_, text) => {
    const visible = (from: string): string =>
      from.replace(
        /\\u\{[0-9a-f]+\}|\\|[^\p{L}\p{N}\p{P}\p{S}]|[\u3164\u2800]/gu,
        '',
      );
    expect(visible(inert(text))).toBe(visible(text));
  },
);

test.each(all)('%s: what cannot be seen is named', (_, text) => {
  const hidden = [...text.replace(/\r\n/g, '\n')].filter(
    (character) =>
      character !== '\n' &&
      character !== '\t' &&
      unsafeIn(character).some((found) => found.startsWith('U+')),
  );
  const named = [...inert(text).matchAll(/\\u\{([0-9a-f]+)\}/g)].map(
    ([, code = '']) => String.fromCodePoint(Number.parseInt(code, 16)),
  );
  expect(named).toEqual(hidden);
});
