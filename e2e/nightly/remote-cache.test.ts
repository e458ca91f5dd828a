import {
  afterAll,
  afterEach,
  beforeAll,
  describe,
  expect,
  jest,
  test,
} from '@jest/globals';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { COUNTED } from '../support/agents.js';
import { startCacheServer, type CacheServer } from '../support/cache-server.js';
import { tinySpec } from '../support/specs.js';
import {
  createWorkspace,
  type Environment,
  type Workspace,
} from '../support/workspace.js';

jest.setTimeout(1_200_000);

const SLICES = ['notes', 'books', 'tags'];
const ASKED = '.tmp/asked';
const CI = { CI: 'true' };

// One story: each test goes on from where the one before it ended.
let origin: Workspace;
let server: CacheServer;
const clones: Workspace[] = [];

beforeAll(async () => {
  server = await startCacheServer();
  origin = createWorkspace(
    {
      notes: tinySpec('notes', 'Note'),
      books: tinySpec('books', 'Book'),
      tags: tinySpec('tags', 'Tag'),
    },
    { agent: './tools/agent.mjs', maxAttempts: 1, unsandboxed: true },
  );
  origin.write('tools/agent.mjs', COUNTED);
  const run = await origin.nx('run', 'slice:generate');
  expect(run.output).toContain('Successfully ran target generate');
  expect(origin.read(ASKED).trim().split('\n')).toHaveLength(8 * 3);
  origin.commit();
});
afterEach(() => clones.splice(0).forEach((clone) => clone.dispose()));
afterAll(async () => {
  origin.dispose();
  await server.close();
});

function clone(env: Environment): Workspace {
  const made = origin.clone(env);
  made.write(ASKED, '');
  clones.push(made);
  return made;
}

/** No agent was asked, and every file is what is committed. */
function expectUntouched(workspace: Workspace): void {
  expect(workspace.read(ASKED)).toBe('');
  expect(workspace.git('status', '--porcelain')).toBe('');
}

const matrixSchema = z.object({
  include: z.array(
    z.object({ shard: z.number(), of: z.number(), projects: z.string() }),
  ),
});
let shards: z.output<typeof matrixSchema>['include'];

test('a fresh clone without any cache asks no agent: the committed seals do', async () => {
  const workspace = clone(CI);
  const run = await workspace.nx('run', 'notes:generate');
  expect(run.output).toContain('notes: 0 agent calls');
  expect(run.code).toBe(0);
  expectUntouched(workspace);
});

test('the matrix has every slice once', async () => {
  const run = await origin.nx(
    ...['run', 'slice:shard', '--count', '3', '--output', '.tmp/shards.json'],
  );
  expect(run.code).toBe(0);
  const text = origin.read('.tmp/shards.json');
  expect(run.output).toContain(text);
  shards = matrixSchema.parse(JSON.parse(text)).include;
  expect(shards).toEqual([
    { shard: 1, of: 3, projects: 'books' },
    { shard: 2, of: 3, projects: 'notes' },
    { shard: 3, of: 3, projects: 'tags' },
  ]);
});

test('each shard fills the cache that all of them share, and asks no agent', async () => {
  for (const { projects } of shards) {
    const workspace = clone({ ...CI, ...server.readWrite });
    const run = await workspace.nx(
      'run-many',
      '-t',
      'generate',
      '-p',
      projects,
    );
    expect(run.code).toBe(0);
    expectUntouched(workspace);
  }
  // Plan, seven layers, verify.
  expect(server.entries.size).toBe(9 * 3);
});

test('the job that joins them takes everything from that cache, and gives the committed bytes', async () => {
  server.log.length = 0;
  const workspace = clone({ ...CI, ...server.readOnly });
  // Frozen and without seals: what is not in the cache fails.
  for (const slice of SLICES) removeSealed(workspace, slice);
  const run = await workspace.nx(
    ...['run', 'slice:generate', '--outputStyle=static'],
  );
  expect(run.code).toBe(0);
  expect(run.output.match(/\[remote cache\]/g)).toHaveLength(9 * 3);
  expect(new Set(server.log)).toEqual(new Set(['GET 200']));
  expectUntouched(workspace);
});

/** Takes away what tasks write; `applied.json` belongs to the sources. */
function removeSealed(workspace: Workspace, slice: string): void {
  const folder = `packages/slices/${slice}/artifacts`;
  for (const name of readdirSync(join(workspace.folder, folder))) {
    if (name !== 'applied.json') workspace.remove(`${folder}/${name}`);
  }
}

describe('a cache that does not serve', () => {
  const plan = (env: Environment) => {
    const workspace = clone({ ...CI, ...env });
    return workspace.nx('run', 'notes:plan', '--outputStyle=static');
  };
  const badToken = () => ({
    ...server.readOnly,
    NX_SELF_HOSTED_REMOTE_CACHE_ACCESS_TOKEN: 'unknown',
  });

  test('a token that may not write leaves the run green, and the cache as it was', async () => {
    server.entries.clear();
    server.log.length = 0;
    expect(await plan(server.readOnly)).toMatchObject({ code: 0 });
    expect(server.log).toEqual(['GET 404', 'PUT 403']);
    expect(server.entries.size).toBe(0);
  });

  test('a token that it does not know fails the run', async () => {
    expect((await plan(badToken())).code).not.toBe(0);
  });

  test('a server that is down fails the run', async () => {
    const down = await startCacheServer();
    await down.close();
    expect((await plan(down.readOnly)).code).not.toBe(0);
  });

  test('going without it is a variable', async () => {
    const env = { ...badToken(), NX_SKIP_REMOTE_CACHE: 'true' };
    expect(await plan(env)).toMatchObject({ code: 0 });
  });
});
