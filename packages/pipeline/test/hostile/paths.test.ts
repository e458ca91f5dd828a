import { describe, expect, test } from '@jest/globals';
import { rootsOfLayers } from '../support/roots.js';
import { checkPaths, checkStoredPaths } from '../../src/verify/path-policy.js';
import { hostilePaths } from '../support/hostile.js';
import { unsafeInAll } from '../support/answer.js';

const { single, sets } = hostilePaths;
const check = (...paths: string[]) =>
  checkPaths(
    paths.map((path) => ({ path, content: '' })),
    { roots: rootsOfLayers, layer: 'db' },
  );

test('the corpus is whole', () => {
  expect(single).toHaveLength(142);
  expect(sets).toHaveLength(8);
});

describe(`0 of ${single.length} hostile paths accepted`, () => {
  test.each(single.map(({ rule, path }) => [rule, path] as const))(
    '%s: %j',
    (_, path) => {
      const found = check(path);
      expect(found).toMatchObject([{ code: 'PATH_REFUSED', stage: 'policy' }]);
      expect(unsafeInAll(found)).toEqual([]);
    },
  );

  test('as they stand', () => {
    const accepted = single.filter(({ path }) => check(path).length === 0);
    expect(accepted.length).toBe(0);
  });

  // Behind a root a name such as `jest.config.ts` would be harmless to the layer, but not to the tools of the
  // repository that look for it there; so nothing of the corpus passes, and nothing has to be excused.
  test.each(rootsOfLayers)('behind %s', (root) => {
    const accepted = single.filter(
      ({ path }) => check(`${root}${path}`).length === 0,
    );
    expect(accepted.length).toBe(0);
  });

  test.each(['files', 'declarations'])(
    'behind no root, as `%s` of a stored document',
    (key) => {
      const accepted = single.filter(
        ({ path }) =>
          checkStoredPaths({ [key]: [{ path, content: '' }] }, 'x.json')
            .length === 0,
      );
      expect(accepted.length).toBe(0);
    },
  );
});

describe(`0 of ${sets.length} colliding sets accepted`, () => {
  test.each(sets.map((set) => [set.join(' + '), set] as const))(
    '%s',
    (_, set) => {
      for (const root of ['', ...rootsOfLayers]) {
        for (const order of [set, set.toReversed()]) {
          const found = check(...order.map((path) => `${root}${path}`));
          expect(found).not.toEqual([]);
          expect(unsafeInAll(found)).toEqual([]);
        }
      }
    },
  );
});
