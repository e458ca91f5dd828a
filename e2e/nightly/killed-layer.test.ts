import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { artifactSchema } from '@nx-slice/schemas';
import type { ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { COUNTED } from '../support/agents.js';
import { processesGone } from '../support/processes.js';
import { tinySpec } from '../support/specs.js';
import { createWorkspace, type Workspace } from '../support/workspace.js';

jest.setTimeout(600_000);

const SLICE = 'packages/slices/books';
const ARTIFACTS = `${SLICE}/artifacts`;
const ASKED = '.tmp/asked';
/** The last one is the end of the run, where there is nothing to kill. */
const MOMENTS = 21;

let workspace: Workspace;
/** What every file of the slice is when nobody is killed; its sources are made of these. */
let whole: ReadonlyMap<string, string>;
/** How long a run of the layer takes; milliseconds. */
let duration: number;

beforeAll(async () => {
  workspace = createWorkspace(
    { books: tinySpec('books', 'Book') },
    { agent: './tools/agent.mjs', maxAttempts: 1 },
  );
  workspace.write('tools/agent.mjs', COUNTED);
  expect(await runLayer()).toMatchObject({ code: 0, asked: ['plan', 'db'] });
  whole = workspace.files(SLICE);
  forget();
  const start = Date.now();
  expect(await runLayer()).toMatchObject({ code: 0, asked: ['db'] });
  duration = Date.now() - start;
  expect(workspace.files(SLICE)).toEqual(whole);
});
afterAll(() => workspace.dispose());

/** The layer has to be made: neither its folder nor any cache has it. */
function forget(): void {
  workspace.remove(`${ARTIFACTS}/db`);
  for (const name of ['.nx', '.nx-slice']) {
    rmSync(join(workspace.folder, name), { recursive: true, force: true });
  }
}

const askedNow = (): readonly string[] =>
  workspace.read(ASKED).split('\n').filter(Boolean);

async function runLayer() {
  workspace.write(ASKED, '');
  const run = await workspace.nx('run', 'books:db');
  return { ...run, asked: askedNow() };
}

/**
 * As `kill -9` of everything that Nx has started itself.
 *
 * @returns whether there was anything left to kill
 */
async function killGroup(nx: ChildProcess): Promise<boolean> {
  if (nx.exitCode !== null || nx.signalCode !== null) return false;
  const gone = new Promise<NodeJS.Signals | null>((done) =>
    nx.once('exit', (_code, signal) => done(signal)),
  );
  if (nx.pid === undefined) throw new Error('nx was not started');
  process.kill(-nx.pid, 'SIGKILL');
  return (await gone) === 'SIGKILL';
}

/**
 * @param isTime called often until it says yes, or nx has ended
 * @returns whether nx was killed; else it had ended by itself
 */
async function killWhen(isTime: () => boolean): Promise<boolean> {
  forget();
  workspace.write(ASKED, '');
  const nx = workspace.startNx('run', 'books:db');
  nx.stdout?.resume();
  nx.stderr?.resume();
  while (nx.exitCode === null && nx.signalCode === null && !isTime()) {
    await wait(1);
  }
  return killGroup(nx);
}

/** What was left is either nothing or everything, and the next run makes it whole. */
async function expectRecovery(): Promise<void> {
  expect(await processesGone(workspace.folder, 10_000)).toEqual([]);
  const folder = join(workspace.folder, ARTIFACTS, 'db');
  const isMade = existsSync(folder);
  if (isMade) {
    expect(workspace.files(`${ARTIFACTS}/db`)).toEqual(
      new Map(
        [...whole]
          .filter(([path]) => path.startsWith('artifacts/db/'))
          .map(([path, text]) => [path.replace('artifacts/db/', ''), text]),
      ),
    );
  }
  const next = await runLayer();
  expect(next.output).toContain('Successfully ran target db');
  expect(next.code).toBe(0);
  expect(next.asked).toEqual(isMade ? [] : ['db']);
  // The same bytes, and nothing beside them.
  expect(workspace.files(SLICE)).toEqual(whole);
}

const shares = Array.from({ length: MOMENTS - 1 }, (_, index) => index + 1);

test.each(shares)(
  `killed at %i of ${MOMENTS} parts of its time`,
  async (share) => {
    let start = Date.now();
    const isTime = () => Date.now() - start >= (duration * share) / MOMENTS;
    let killed = await killWhen(isTime);
    // The machine can have become faster than it was when the time was taken.
    for (let again = 0; !killed && again < 3; again += 1) {
      duration = Date.now() - start;
      start = Date.now();
      killed = await killWhen(isTime);
    }
    expect(killed).toBe(true);
    await expectRecovery();
  },
);

const inArtifacts = (): readonly string[] =>
  readdirSync(join(workspace.folder, ARTIFACTS));

test.each([
  {
    moment: 'as the agent is asked',
    isTime: () => askedNow().length > 0,
  },
  {
    moment: 'as a folder of any name appears beside the artifacts',
    isTime: () => inArtifacts().some((name) => /^db\W/.test(name)),
  },
  {
    moment: 'as the artifact is at its place',
    isTime: () => inArtifacts().includes('db'),
  },
])('killed $moment', async ({ isTime }) => {
  expect(await killWhen(isTime)).toBe(true);
  await expectRecovery();
});

test('after all that, the slice is generated from what was sealed, without asking for it again', async () => {
  workspace.write(ASKED, '');
  const run = await workspace.nx('run', 'books:generate');
  expect(run.output).toContain('Successfully ran target generate');
  expect(askedNow()).toHaveLength(6);
  expect(askedNow()).not.toContain('db');
  const files = workspace.files(SLICE);
  const { files: sealed } = artifactSchema.parse(
    JSON.parse(workspace.read(`${ARTIFACTS}/db/artifact.json`)),
  );
  for (const [path, text] of whole) expect(files.get(path)).toBe(text);
  for (const { path, content } of sealed) expect(files.get(path)).toBe(content);
});
