/** The planted faults of tools/mutants fit the code of today. Whether the gates notice them: `npm run mutants`. */
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { electronStack } from '@nx-slice/electron';
import {
  complaint,
  FAULTS,
  GATES,
  mutate,
  readme,
  workspaceFiles,
} from '../../../tools/mutants/index.mjs';
import { REPOSITORY } from '../../support/workspace.js';

jest.setTimeout(60_000);

const gates = GATES.map(({ name }) => name);
let files: ReadonlyMap<string, string>;

beforeAll(async () => {
  files = await workspaceFiles();
});

test.each(FAULTS)('$layer: $id can be planted', (fault) => {
  const changed = mutate(files, fault);
  expect([...changed.keys()].sort()).toEqual(
    [...new Set(fault.edits.map(({ file }) => file))].sort(),
  );
  for (const [path, text] of changed) expect(text).not.toBe(files.get(path));
});

test.each(FAULTS)('$id names a gate that exists', ({ caughtBy }) => {
  expect(gates).toContain(caughtBy);
});

test('an id names one fault', () => {
  const ids = FAULTS.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
});

test('every layer, the kernel and the app have some', () => {
  const layers = electronStack().layers.map(({ name }) => name);
  for (const layer of ['contract', ...layers, 'kernel', 'app']) {
    const own = FAULTS.filter((fault) => fault.layer === layer);
    expect(own.length).toBeGreaterThanOrEqual(3);
  }
  expect(FAULTS.length).toBeGreaterThanOrEqual(30);
});

test('every gate is documented to notice some', () => {
  const needed = new Set(FAULTS.map(({ caughtBy }) => caughtBy));
  // A build that fails is not what it is there for: it makes what the gates after it judge.
  expect([...needed].sort()).toEqual(
    gates.filter((gate) => gate !== 'build').sort(),
  );
});

test('their README is current', async () => {
  expect(
    readFileSync(join(REPOSITORY, 'tools/mutants/README.md'), 'utf8'),
  ).toBe(await readme());
});

describe('a fault that cannot be planted', () => {
  const fault = {
    id: 'x',
    layer: 'db',
    says: '',
    caughtBy: 'unit',
    edits: [{ file: 'a.ts', from: 'one', to: 'two' }],
  };

  test.each([
    ['the file is missing', {}, 'a.ts does not exist'],
    ['the text is missing', { 'a.ts': 'three' }, 'a.ts has 0 times: one'],
    ['the text is there twice', { 'a.ts': 'one one' }, 'a.ts has 2 times: one'],
  ])('is refused: %s', (_, texts, message) => {
    expect(() => mutate(new Map(Object.entries(texts)), fault)).toThrow(
      message,
    );
  });
});

describe('the verdict on a fault', () => {
  const fault = {
    id: 'x',
    layer: 'db',
    says: '',
    caughtBy: 'unit',
    edits: [],
  };
  const told = (marks: Record<string, 'caught' | 'passed'>) =>
    complaint({ fault, marks: new Map(Object.entries(marks)) }, gates);

  test.each([
    ['the documented gate', { types: 'passed', unit: 'caught' }, undefined],
    [
      'an earlier gate',
      { types: 'caught' },
      'x: caught by types, documented is unit',
    ],
    [
      'a later gate',
      { types: 'passed', unit: 'passed', main: 'caught' },
      'x: caught by main, documented is unit',
    ],
    ['no gate', { types: 'passed', unit: 'passed' }, 'x: not caught by unit'],
  ] as const)('%s noticed it', (_, marks, expected) => {
    expect(told(marks)).toBe(expected);
  });
});
