import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { divide, type TaskEdges } from '../../src/shards/divide.js';

/** A graph of tasks `project:target`, from what each of them needs. */
const edgesOf = (
  needs: Readonly<Record<string, readonly string[]>>,
): TaskEdges => ({
  projects: new Map(
    Object.keys(needs).map((id) => [id, id.split(':')[0] ?? '']),
  ),
  needs: new Map(Object.entries(needs)),
});

const heldBy = (shards: ReturnType<typeof divide>) =>
  shards.map(({ projects }) => projects.split(','));

describe('divide', () => {
  test('puts the heaviest slice on a machine of its own', () => {
    const edges = edgesOf({
      'a:1': [],
      'b:1': [],
      'c:1': [],
      'c:2': ['c:1'],
      'c:3': ['c:2'],
      'd:1': [],
    });
    expect(divide(edges, ['a', 'b', 'c', 'd'], 2)).toEqual([
      { shard: 1, of: 2, projects: 'c' },
      { shard: 2, of: 2, projects: 'a,b,d' },
    ]);
  });

  test('keeps slices together that need one another', () => {
    const edges = edgesOf({ 'a:1': ['c:1'], 'b:1': [], 'c:1': [] });
    expect(heldBy(divide(edges, ['a', 'b', 'c'], 3))).toEqual([
      ['a', 'c'],
      ['b'],
    ]);
  });

  test('also through a task of another project', () => {
    const edges = edgesOf({
      'a:1': ['lib:1'],
      'lib:1': ['b:1'],
      'b:1': [],
      'c:1': [],
    });
    expect(heldBy(divide(edges, ['a', 'b', 'c'], 3))).toEqual([
      ['a', 'b'],
      ['c'],
    ]);
  });

  test('a task that all of them need does not tie them together', () => {
    const edges = edgesOf({
      'a:1': ['lib:1'],
      'b:1': ['lib:1'],
      'lib:1': [],
    });
    expect(heldBy(divide(edges, ['a', 'b'], 2))).toEqual([['a'], ['b']]);
  });

  test('has no shard for a workspace without slices', () => {
    expect(divide(edgesOf({}), [], 3)).toEqual([]);
  });
});

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

/** Slices of one to three tasks, and which slice needs which; needs lead to earlier slices, as in any graph that can run. */
const workspaces = fc
  .uniqueArray(fc.constantFrom(...names), { minLength: 1 })
  .chain((slices) =>
    fc.record({
      slices: fc.constant(slices),
      sizes: fc.array(fc.integer({ min: 1, max: 3 }), {
        minLength: slices.length,
        maxLength: slices.length,
      }),
      pairs: fc.array(
        fc.tuple(fc.constantFrom(...slices), fc.constantFrom(...slices)),
        { maxLength: 5 },
      ),
      count: fc.integer({ min: 1, max: 9 }),
    }),
  )
  .map(({ slices, sizes, pairs, count }) => {
    const needing = pairs.filter(
      ([from, to]) => slices.indexOf(from) > slices.indexOf(to),
    );
    const needs = slices.flatMap((slice, at) =>
      Array.from({ length: sizes[at] ?? 1 }, (_, task): [string, string[]] => [
        `${slice}:${task}`,
        task > 0
          ? [`${slice}:${task - 1}`]
          : needing
              .filter(([from]) => from === slice)
              .map(([, to]) => `${to}:0`),
      ]),
    );
    return {
      slices,
      needing,
      count,
      edges: edgesOf(Object.fromEntries(needs)),
    };
  });

describe('for any workspace', () => {
  test('every slice is in exactly one shard, no shard is empty, and there are not too many', () => {
    fc.assert(
      fc.property(workspaces, ({ edges, slices, count }) => {
        const shards = divide(edges, slices, count);
        expect(heldBy(shards).flat().sort()).toEqual([...slices].sort());
        expect(shards.length).toBeLessThanOrEqual(count);
        expect(shards.map(({ shard, of }) => `${shard}/${of}`)).toEqual(
          shards.map((_, index) => `${index + 1}/${shards.length}`),
        );
      }),
    );
  });

  test('slices that need one another are in one shard', () => {
    fc.assert(
      fc.property(workspaces, ({ edges, slices, needing, count }) => {
        const held = heldBy(divide(edges, slices, count));
        for (const [from, to] of needing) {
          const shard = held.find((projects) => projects.includes(from));
          expect(shard).toContain(to);
        }
      }),
    );
  });

  test('slices that do not are spread as far as there are machines', () => {
    fc.assert(
      fc.property(workspaces, ({ edges, slices, needing, count }) => {
        fc.pre(needing.length === 0);
        expect(divide(edges, slices, count)).toHaveLength(
          Math.min(count, slices.length),
        );
      }),
    );
  });

  test('the order in which it is given does not matter', () => {
    fc.assert(
      fc.property(workspaces, ({ edges, slices, count }) => {
        const turned: TaskEdges = {
          projects: new Map([...edges.projects].reverse()),
          needs: new Map([...edges.needs].reverse()),
        };
        expect(divide(turned, [...slices].reverse(), count)).toEqual(
          divide(edges, slices, count),
        );
      }),
    );
  });
});
