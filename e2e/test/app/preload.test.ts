/** The built preload: what Electron can load into a sandbox, and small enough to hold nothing but names. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { runPreload } from '../../app/probes/run-preload.js';
import { probedApp } from '../../app/probes/probed-app.js';

/** In bytes. A library such as zod would be more than ten times as much. */
const BUDGET = 8 * 1024;

const built = probedApp();
let folder: string;
let code: string;

beforeAll(async () => {
  folder = join(await built.out(), 'preload');
  code = readFileSync(join(folder, 'preload.cjs'), 'utf8');
}, 120_000);

afterAll(() => built.dispose());

test('the preload is one file', () => {
  expect(readdirSync(folder)).toEqual(['preload.cjs']);
});

test('it keeps its budget of bytes', () => {
  expect(Buffer.byteLength(code)).toBeLessThan(BUDGET);
});

test('it is a script, not an ES module, and loads nothing later', () => {
  expect(() => new Script(code)).not.toThrow();
  expect(code).not.toMatch(/\bimport\s*\(|\bimport\.meta\b/);
  expect(code).not.toMatch(/\beval\b|\bnew Function\b/);
});

test('it requires electron and nothing else', () => {
  const literals = [...code.matchAll(/\brequire\s*\(([^)]*)\)/g)];
  expect(literals.map(([, name]) => name)).toEqual([
    expect.stringMatching(/^["'`]electron["'`]$/),
  ]);
  expect(runPreload(code).required).toEqual(['electron']);
});

test('it gives the page one global, with one function for each operation of the plans', () => {
  expect(runPreload(code).exposed).toEqual([
    [
      'bridges',
      Object.fromEntries(
        built.plans.map(({ name, operations }) => [
          name,
          Object.fromEntries(
            operations.map((operation) => [
              operation.name,
              expect.any(Function),
            ]),
          ),
        ]),
      ),
    ],
  ]);
});

test('each function sends its own channel and its first argument, whatever else it is given', () => {
  const { exposed, sent, callAll } = runPreload(code);
  expect(exposed).toHaveLength(1);
  callAll({ channel: 'evil' }, 'input', 'evil:evil', { channel: 'evil' });
  expect(sent).toEqual(
    built.plans.flatMap(({ name, operations }) =>
      operations.map((operation) => [`${name}:${operation.name}`, 'input']),
    ),
  );
});
