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

  test('passes its own tests', () => {
    const { failures, passed } = slices.test();
    expect(failures).toEqual([]);
    expect(passed).toBeGreaterThan(slices.built.size * 25);
  });
});

test('notes has at least 25 tests of its own', () => {
  const tests = (slices.built.get('notes')?.files ?? []).flatMap(
    ({ path, content }) =>
      path.includes('.test.') ? [...content.matchAll(/^\s*test[.(]/gm)] : [],
  );
  expect(tests.length).toBeGreaterThanOrEqual(25);
});
