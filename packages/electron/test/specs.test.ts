import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { electronStack } from '../src/stack.js';
import { AWKWARD } from './support/awkward-specs.js';
import { createSlices } from './support/judge-together.js';

jest.setTimeout(900_000);

const FOLDER = resolve(import.meta.dirname, '../../../schemas/test/slices');
const ordinary = Object.fromEntries(
  readdirSync(FOLDER).map((file) => [
    file.replace('.json', ''),
    z
      .looseObject({})
      .parse(JSON.parse(readFileSync(join(FOLDER, file), 'utf8'))),
  ]),
);

/** The tests of all take minutes: `npm run test:nightly` runs them. */
const RUN = process.env['NX_SLICE_RUN_TESTS']
  ? [...Object.keys(ordinary), ...Object.keys(AWKWARD)]
  : [...Object.keys(ordinary), 'references', 'queries-and-commands'];

const slices = await createSlices({ ...ordinary, ...AWKWARD });
afterAll(() => {
  slices.remove();
});

describe('every known spec, ordinary and awkward', () => {
  test.each(electronStack().programs.map(({ name }) => name))(
    'compiles as the %s program',
    (program) => {
      expect(slices.compile(program)).toBe('');
    },
  );

  test('lints', async () => {
    expect(await slices.lint()).toEqual([]);
  });

  test(`passes its own tests: ${RUN.join(', ')}`, () => {
    const { failures, passed } = slices.test(RUN);
    expect(failures).toEqual([]);
    expect(passed).toBeGreaterThan(RUN.length * 25);
  });
});

test('notes has at least 25 tests of its own', () => {
  const tests = (slices.built.get('notes')?.files ?? []).flatMap(
    ({ path, content }) =>
      path.includes('.test.') ? [...content.matchAll(/^\s*test[.(]/gm)] : [],
  );
  expect(tests.length).toBeGreaterThanOrEqual(25);
});
