import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { changeSet, sharedChangeSet } from '../../src/apply/change-set.js';

const files = (content: string | undefined) =>
  content === undefined ? [] : [{ path: 'a.ts', content }];

const one = (
  desired: string | undefined,
  base: string | undefined,
  now: string | undefined,
) =>
  changeSet({
    desired: files(desired),
    base: files(base),
    current: () => now,
  }).changes.map(({ kind }) => kind);

describe('one file', () => {
  test.each([
    ['new', 'x', undefined, undefined, ['create']],
    ['as it should be', 'x', 'x', 'x', ['unchanged']],
    ['already made by hand', 'x', undefined, 'x', ['unchanged']],
    ['the layer changed it', 'y', 'x', 'x', ['update']],
    ['a person changed it', 'x', 'x', 'p', ['keep']],
    ['both changed it alike', 'y', 'x', 'y', ['unchanged']],
    ['both changed it', 'y', 'x', 'p', ['conflict']],
    ['a person has a file there', 'x', undefined, 'p', ['conflict']],
    ['no longer generated', undefined, 'x', 'x', ['delete']],
    ['no longer generated, but edited', undefined, 'x', 'p', ['keep']],
    ['no longer generated, and gone', undefined, 'x', undefined, []],
    ['a person deleted it', 'x', 'x', undefined, ['keep']],
    [
      'a person deleted it, the layer changed it',
      'y',
      'x',
      undefined,
      ['conflict'],
    ],
  ])('%s', (_, desired, base, now, kinds) => {
    expect(one(desired, base, now)).toEqual(kinds);
  });
});

test("property: a person's text is never overwritten, and a second run settles", () => {
  const text = fc.option(fc.constantFrom('x', 'y', 'p'), { nil: undefined });
  const paths = ['a.ts', 'b.ts', 'c.ts'];
  const tree = fc.tuple(text, text, text);
  const asFiles = (texts: readonly (string | undefined)[]) =>
    paths.flatMap((path, index) => {
      const content = texts[index];
      return content === undefined ? [] : [{ path, content }];
    });
  fc.assert(
    fc.property(tree, tree, tree, (desired, base, now) => {
      const disk = new Map(
        asFiles(now).map(({ path, content }) => [path, content]),
      );
      const { changes } = changeSet({
        desired: asFiles(desired),
        base: asFiles(base),
        current: (path) => disk.get(path),
      });
      for (const change of changes) {
        if (change.kind === 'update' || change.kind === 'delete') {
          expect(asFiles(base)).toContainEqual({
            path: change.path,
            content: change.before,
          });
        }
        if (change.kind === 'create') expect(disk.has(change.path)).toBe(false);
        if (change.kind === 'create' || change.kind === 'update') {
          disk.set(change.path, change.after);
        }
        if (change.kind === 'delete') disk.delete(change.path);
      }
      if (changes.some(({ kind }) => kind === 'conflict')) return;
      const { changes: again } = changeSet({
        desired: asFiles(desired),
        base: asFiles(desired),
        current: (path) => disk.get(path),
      });
      expect(
        again.filter(({ kind }) => kind !== 'unchanged' && kind !== 'keep'),
      ).toEqual([]);
    }),
    { numRuns: 500, seed: 4 },
  );
});

test('shared files are rewritten as a whole, whatever is there', () => {
  const kinds = (now: string | undefined) =>
    sharedChangeSet({ desired: files('x'), current: () => now }).map(
      ({ kind }) => kind,
    );
  expect(kinds(undefined)).toEqual(['create']);
  expect(kinds('p')).toEqual(['update']);
  expect(kinds('x')).toEqual(['unchanged']);
});
