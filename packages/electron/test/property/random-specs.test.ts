import { afterAll, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { refusal } from '../../../pipeline/src/verify/path-policy.js';
import { electronStack } from '../../src/stack.js';
import { arbitrarySpec } from '../support/arbitrary-spec.js';
import { buildSlice } from '../support/build-slice.js';
import { createSlices } from '../support/judge-together.js';

/** How many specs; the nightly run sets 200. */
const COUNT = Number(process.env['NX_SLICE_RANDOM_SPECS'] ?? 5);
const SEED = Number(process.env['NX_SLICE_SEED'] ?? 20261124);
/** The nightly run also runs every generated test. */
const RUN_TESTS = process.env['NX_SLICE_RUN_TESTS'] === '1';

jest.setTimeout(3_600_000);

const stack = electronStack();
const specs = fc.sample(arbitrarySpec, { numRuns: COUNT, seed: SEED });
const byName = Object.fromEntries(
  specs.map((spec, index) => [`s${String(index)}`, spec]),
);
const slices = await createSlices(byName);
afterAll(() => {
  slices.remove();
});

/** The spec of the first finding beside it: a counterexample to keep. */
const withSpec = (findings: readonly string[]) => ({
  findings: findings.slice(0, 20),
  spec: byName[/\b(s\d+)\//.exec(findings[0] ?? '')?.[1] ?? ''],
});
const NOTHING = { findings: [], spec: undefined };

describe(`${String(COUNT)} random specs, seed ${String(SEED)}`, () => {
  test.each(Object.entries(byName))(
    '%s: paths are unique and allowed, and a second run gives the same bytes',
    async (name, spec) => {
      const slice = slices.built.get(name);
      const paths = slice?.files.map(({ path }) => path) ?? [];
      expect(new Set(paths).size).toBe(paths.length);
      expect(paths.length).toBeGreaterThan(20);
      for (const { name: layer, roots } of stack.layers) {
        for (const { path } of slice?.layers[layer] ?? []) {
          expect([path, refusal(path, roots)]).toEqual([path, undefined]);
        }
      }
      expect((await buildSlice(spec)).files).toEqual(slice?.files);
    },
  );

  test.each(stack.programs.map(({ name }) => name))(
    'the %s program compiles',
    (name) => {
      const lines = slices.compile(name).split('\n').filter(Boolean);
      expect(withSpec(lines)).toEqual(NOTHING);
    },
  );

  test('everything lints', async () => {
    expect(withSpec(await slices.lint())).toEqual(NOTHING);
  });

  if (!RUN_TESTS) return;
  test('every generated test passes', () => {
    const { failures, passed } = slices.test([...slices.built.keys()]);
    expect(withSpec(failures)).toEqual(NOTHING);
    expect(passed).toBeGreaterThan(COUNT * 25);
  });
});
