import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { specOf } from '../support/specs.js';
import {
  createWorkspace,
  type NxRun,
  type Workspace,
} from '../support/workspace.js';

jest.setTimeout(900_000);

const NAMES = ['contacts', 'readings', 'tasks'];

let workspace: Workspace;
let first: NxRun;

beforeAll(async () => {
  workspace = createWorkspace(
    Object.fromEntries(NAMES.map((name) => [name, specOf(name)])),
  );
  first = await workspace.nx('run', 'slice:generate');
});
afterAll(() => workspace.dispose());

/** @throws {Error} it did not, with all that it said */
function succeeded({ code, output }: NxRun): boolean {
  if (code !== 0) throw new Error(output);
  return true;
}

test('every layer of every slice passes, asked once each', () => {
  expect(succeeded(first)).toBe(true);
  for (const name of NAMES) {
    expect(first.output).toContain(`${name}: 8 agent calls`);
  }
  expect(first.output).not.toContain('refused');
});

test('again, without a cache: nobody is asked, and the same bytes', async () => {
  const before = workspace.files('packages');
  const again = await workspace.nx(
    'run',
    'slice:generate',
    '--frozen',
    '--skip-nx-cache',
  );
  expect(succeeded(again)).toBe(true);
  for (const name of NAMES) {
    expect(again.output).toContain(`${name}: 0 agent calls`);
  }
  expect(workspace.files('packages')).toEqual(before);
});
