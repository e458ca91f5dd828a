import { describe, expect, test } from '@jest/globals';
import type { SourceFile } from '@nx-slice/schemas';
import { changeSet, type Seen } from '../../src/apply/change-set.js';
import { writesOf } from '../../src/apply/file-writes.js';

const TEXT = Array.from({ length: 10 }, (_, at) => `line ${at}`).join('\n');
const EDITED = TEXT.replace('line 8', 'mine');
const NEXT = TEXT.replace('line 1', 'LINE 1');
const BOTH = NEXT.replace('line 8', 'mine');

const file = (path: string, content = TEXT): SourceFile => ({ path, content });

const decide = (
  disk: Readonly<Record<string, string | Seen>>,
  base: readonly SourceFile[],
  desired: readonly SourceFile[],
  moved: Readonly<Record<string, string>> = {},
) => {
  const set = changeSet({
    base,
    desired,
    current: (path) => disk[path],
    moved: new Map(Object.entries(moved)),
  });
  return { ...set, moved: Object.fromEntries(set.moved) };
};

describe('a file that a person has moved', () => {
  const moved = { 'a.ts': 'b.ts' };

  test('gets what the layer changed where it is, and is noted down', () => {
    expect(
      decide({ 'b.ts': EDITED }, [file('a.ts')], [file('a.ts', NEXT)], moved),
    ).toEqual({
      changes: [
        {
          kind: 'merge',
          path: 'b.ts',
          before: EDITED,
          after: BOTH,
          conflicts: 0,
        },
      ],
      moved: { 'a.ts': 'b.ts' },
    });
  });

  test('that is back where it was is no longer moved', () => {
    expect(
      decide({ 'a.ts': TEXT }, [file('a.ts')], [file('a.ts')], moved),
    ).toEqual({ changes: [{ kind: 'unchanged', path: 'a.ts' }], moved: {} });
  });

  test('to where the layer now has a file of its own is not followed', () => {
    const { changes } = decide(
      { 'b.ts': EDITED },
      [file('a.ts')],
      [file('a.ts', NEXT), file('b.ts', 'something else')],
      moved,
    );
    expect(changes.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      'conflict a.ts',
      'conflict b.ts',
    ]);
  });

  test('goes with the layer, if nobody edited it', () => {
    expect(decide({ 'b.ts': TEXT }, [file('a.ts')], [], moved).changes).toEqual(
      [{ kind: 'delete', path: 'b.ts', before: TEXT }],
    );
  });
});

describe('a file that its layer has renamed', () => {
  test('takes along what a person changed in it', () => {
    const { changes } = decide(
      { 'a.ts': EDITED },
      [file('a.ts')],
      [file('z.ts', NEXT)],
    );
    expect(changes).toEqual([
      {
        kind: 'rename',
        path: 'z.ts',
        from: 'a.ts',
        before: EDITED,
        after: BOTH,
        edited: true,
        conflicts: 0,
      },
    ]);
    expect(writesOf('s', changes)).toEqual([
      { path: 's/z.ts', before: null, after: BOTH },
      { path: 's/a.ts', before: EDITED, after: null },
    ]);
  });

  test('to where a person has moved it is where it belongs', () => {
    expect(
      decide({ 'z.ts': EDITED }, [file('a.ts')], [file('z.ts', NEXT)], {
        'a.ts': 'z.ts',
      }).changes,
    ).toEqual([
      {
        kind: 'merge',
        path: 'z.ts',
        before: EDITED,
        after: BOTH,
        conflicts: 0,
      },
    ]);
  });

  test('does not replace what is there', () => {
    const { changes } = decide(
      { 'a.ts': EDITED, 'z.ts': 'a person has this' },
      [file('a.ts')],
      [file('z.ts', NEXT)],
    );
    expect(changes.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      'keep a.ts',
      'conflict z.ts',
    ]);
  });

  test('is another file when little of it is the same', () => {
    const { changes } = decide(
      { 'a.ts': TEXT },
      [file('a.ts')],
      [file('z.ts', 'export {};')],
    );
    expect(changes.map(({ kind }) => kind)).toEqual(['delete', 'create']);
  });
});

describe('what is in the way', () => {
  const obstacle = 'a folder is in its place';

  const chosen = (base: readonly SourceFile[], now: Seen) =>
    (['stop', 'theirs', 'markers', 'ours'] as const).map((onConflict) => {
      const { changes } = changeSet({
        base,
        desired: [file('a.ts', NEXT)],
        current: () => now,
        onConflict,
      });
      const [change] = changes;
      return change?.kind === 'conflict' && change.blocked
        ? 'blocked'
        : change?.kind;
    });

  test('stops what would be written there, whatever side is chosen but to leave it', () => {
    expect(chosen([file('a.ts')], { obstacle })).toEqual([
      'blocked',
      'blocked',
      'blocked',
      'keep',
    ]);
    expect(chosen([], { obstacle })).toEqual(Array(4).fill('blocked'));
    expect(chosen([file('a.ts')], { obstacle, text: TEXT })).toEqual(
      Array(4).fill('blocked'),
    );
  });

  test('is left alone as long as the layer has nothing new to say', () => {
    expect(
      decide({ 'a.ts': { obstacle } }, [file('a.ts')], [file('a.ts')]).changes,
    ).toEqual([{ kind: 'keep', path: 'a.ts', reason: obstacle }]);
  });
});
