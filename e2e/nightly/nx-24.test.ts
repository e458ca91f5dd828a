import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { tinySpec } from '../support/specs.js';
import {
  createWorkspace,
  REPOSITORY,
  type Workspace,
} from '../support/workspace.js';

jest.setTimeout(1_800_000);

const NX = '24.0.6';
const DEVKIT = '24.0.0';

/** The folders of the published packages. */
const PACKAGES = [
  'schemas',
  'packages/pipeline',
  'packages/agents',
  'packages/kernel',
  'packages/electron',
  'packages/nx-slice',
];

/** What the code of a slice and its tests import; a workspace with an app has them. */
const OF_THE_APP = [
  '@jest/globals',
  '@tanstack/react-query',
  '@tanstack/react-router',
  '@testing-library/dom',
  '@testing-library/jest-dom',
  '@testing-library/react',
  '@testing-library/user-event',
  '@types/node',
  '@types/react',
  '@types/react-dom',
  'node-sqlite3-wasm',
  'react',
  'react-dom',
  'typescript',
  'zod',
];

const packageSchema = z.object({
  name: z.string(),
  version: z.string(),
  devDependencies: z.record(z.string(), z.string()).optional(),
});
const packageIn = (folder: string) =>
  packageSchema.parse(
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
  );

let workspace: Workspace;
let packed: string;

beforeAll(() => {
  packed = realpathSync(mkdtempSync(join(tmpdir(), 'nx-slice-packed-')));
  const npm = (cwd: string, ...args: string[]): string =>
    execFileSync('npm', args, { cwd, encoding: 'utf8' }).trim();
  const ours = PACKAGES.map((folder) => {
    const { name } = packageIn(join(REPOSITORY, folder));
    const archive = npm(
      ...[REPOSITORY, 'pack', `./${folder}`, '--silent', '--ignore-scripts'],
      ...['--pack-destination', packed],
    );
    return [name, `file:${join(packed, archive)}`] as const;
  });
  const versions = packageIn(REPOSITORY).devDependencies ?? {};
  workspace = createWorkspace({ notes: tinySpec('notes', 'Note') });
  workspace.remove('node_modules');
  workspace.write('package.json', {
    name: 'workspace',
    private: true,
    dependencies: {
      nx: NX,
      '@nx/devkit': DEVKIT,
      ...Object.fromEntries(ours),
      ...Object.fromEntries(OF_THE_APP.map((name) => [name, versions[name]])),
    },
  });
  npm(workspace.folder, 'install', '--no-audit', '--no-fund');
});
afterAll(() => {
  workspace.dispose();
  rmSync(packed, { recursive: true, force: true });
});

const installed = (name: string): string =>
  packageIn(join(workspace.folder, 'node_modules', name)).version;

test('it is that version which runs, and there is one of it', () => {
  expect(installed('nx')).toBe(NX);
  expect(installed('@nx/devkit')).toBe(DEVKIT);
  expect(() => installed('nx-slice/node_modules/@nx/devkit')).toThrow('ENOENT');
});

test('the packages as they are published make a slice', async () => {
  const run = await workspace.nx('run', 'notes:generate');
  expect(run.output).toContain('Successfully ran target generate');
  expect(run.code).toBe(0);
  expect(run.output).toContain('notes: 8 agent calls');
});

test('a second run asks no agent and changes nothing', async () => {
  const before = workspace.files('packages');
  const run = await workspace.nx('run', 'slice:generate');
  expect(run.code).toBe(0);
  expect(run.output).toContain(
    'notes: 0 agent calls, plan and all 7 layers used again',
  );
  expect(workspace.files('packages')).toEqual(before);
});

test('frozen, the seals do without the cache', async () => {
  workspace.remove('.nx');
  const before = workspace.files('packages');
  const run = await workspace.nx('run', 'notes:generate', '--frozen');
  expect(run.code).toBe(0);
  expect(workspace.files('packages')).toEqual(before);
});

test('frozen, a slice that changed fails and says so', async () => {
  const spec = { ...tinySpec('notes', 'Note'), intent: 'Said otherwise.' };
  workspace.write('packages/slices/notes/slice.json', spec);
  const run = await workspace.nx('run', 'notes:generate', '--frozen');
  expect(run.code).not.toBe(0);
  expect(run.output).toContain('FROZEN');
});

test('slices are divided among machines', async () => {
  const run = await workspace.nx('run', 'slice:shard', '--count', '2');
  expect(run.output).toContain(
    '{"include":[{"shard":1,"of":1,"projects":"notes"}]}',
  );
  expect(run.code).toBe(0);
});
