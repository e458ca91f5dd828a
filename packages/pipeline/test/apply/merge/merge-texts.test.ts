import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  mergeTexts,
  type OnConflict,
} from '../../../src/apply/merge/merge-texts.js';

const merge = (
  base: string,
  ours: string,
  theirs: string,
  onConflict: OnConflict = 'stop',
) => mergeTexts({ base, ours, theirs }, onConflict);

const BASE = 'one\ntwo\nthree\nfour\nfive\n';

test('changes in different places are both there', () => {
  expect(
    merge(BASE, BASE.replace('one', 'ONE'), BASE.replace('five', 'five\nsix')),
  ).toEqual({ text: 'ONE\ntwo\nthree\nfour\nfive\nsix\n', conflicts: [] });
});

test('the same change by both is no conflict', () => {
  const both = BASE.replace('three', 'THREE');
  expect(merge(BASE, both, both.replace('one', 'ONE'))).toEqual({
    text: both.replace('one', 'ONE'),
    conflicts: [],
  });
});

describe('different changes of the same line', () => {
  const ours = BASE.replace('three', 'mine');
  const theirs = BASE.replace('three', 'theirs').replace('five', 'FIVE');

  test('are named with the line and both sides, and the text stays', () => {
    expect(merge(BASE, ours, theirs)).toEqual({
      text: ours,
      conflicts: [{ line: 3, ours: ['mine'], theirs: ['theirs'] }],
    });
  });

  test.each([
    ['ours', 'one\ntwo\nmine\nfour\nFIVE\n'],
    ['theirs', 'one\ntwo\ntheirs\nfour\nFIVE\n'],
    [
      'markers',
      'one\ntwo\n<<<<<<< yours\nmine\n=======\ntheirs\n>>>>>>> generated\nfour\nFIVE\n',
    ],
  ] as const)('%s: what is not in conflict is merged', (side, text) => {
    expect(merge(BASE, ours, theirs, side).text).toBe(text);
  });
});

test('a line that one side changed and the other took away is a conflict', () => {
  expect(
    merge(BASE, BASE.replace('three\n', ''), BASE.replace('three', 'THREE'))
      .conflicts,
  ).toEqual([{ line: 3, ours: [], theirs: ['THREE'] }]);
});

test('line ends and a byte order mark are not changes, and stay as the person has them', () => {
  const windows = `\u{feff}${BASE.replaceAll('\n', '\r\n')}`;
  expect(merge(BASE, windows, BASE.replace('two', 'TWO'))).toEqual({
    text: windows.replace('two', 'TWO'),
    conflicts: [],
  });
  const edited = windows.replace('five', 'mine');
  expect(merge(BASE, edited, BASE.replace('two', 'TWO')).text).toBe(
    edited.replace('two', 'TWO'),
  );
});

test('without a base nothing is merged by guesswork', () => {
  expect(merge('', 'mine\n', 'theirs\n').conflicts).toHaveLength(1);
});

test('a text too long to compare is one conflict, quickly', () => {
  const long = 'x\n'.repeat(30_000);
  const { conflicts } = merge(long, `${long}mine\n`, `theirs\n${long}`);
  expect(conflicts).toHaveLength(1);
});

/** A text of few different lines, where merges go wrong, and two changed ones: what each adds can be told apart. */
const texts = fc
  .array(fc.constantFrom('a', 'b', 'c', '', '}'), { maxLength: 12 })
  .chain((lines) => {
    const edited = (name: string) =>
      fc
        .array(fc.tuple(fc.nat(12), fc.nat(2), fc.nat(2)), { maxLength: 3 })
        .map((edits) => {
          const text: string[] = [...lines];
          for (const [at, drop, add] of edits) {
            const added = Array.from({ length: add }, (_, n) => `${name} ${n}`);
            text.splice(at, drop, ...added);
          }
          return text;
        });
    return fc.tuple(fc.constant(lines), edited('mine'), edited('generated'));
  });

const count = (lines: readonly string[], line: string) =>
  lines.filter((one) => one === line).length;

test('property: every added line is there in its order, and what a side took away stays away, or a conflict says so', () => {
  let merged = 0;
  fc.assert(
    fc.property(texts, ([base, ours, theirs]) => {
      // No text has no line at all.
      fc.pre([base, ours, theirs].every(({ length }) => length > 0));
      const { text, conflicts } = merge(
        base.join('\n'),
        ours.join('\n'),
        theirs.join('\n'),
      );
      if (conflicts.length > 0) {
        expect(text).toBe(ours.join('\n'));
        return;
      }
      merged += 1;
      const lines = text.split('\n');
      for (const [name, side] of [
        ['mine', ours],
        ['generated', theirs],
      ] as const) {
        const added = (all: readonly string[]) =>
          all.filter((line) => line.startsWith(name));
        expect(added(lines)).toEqual(added(side));
      }
      for (const line of new Set(base)) {
        const [o, a, b] = [base, ours, theirs].map((all) => count(all, line));
        expect(count(lines, line)).toBeGreaterThanOrEqual(
          (a ?? 0) + (b ?? 0) - (o ?? 0),
        );
        expect(count(lines, line)).toBeLessThanOrEqual(
          Math.min(a ?? 0, b ?? 0),
        );
      }
    }),
    { numRuns: 3_000, seed: 7 },
  );
  expect(merged).toBeGreaterThan(1_000);
});

test('property: who has changed nothing gets what the other side has', () => {
  fc.assert(
    fc.property(texts, ([base, ours]) => {
      const [o, a] = [base.join('\n'), ours.join('\n')];
      expect(merge(o, a, o).text).toBe(a);
      expect(merge(o, o, a).text).toBe(a);
    }),
    { numRuns: 1_000, seed: 8 },
  );
});
