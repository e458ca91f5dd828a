import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { artifactSchema, feedbackSchema, sealSchema } from '@nx-slice/schemas';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { HEEDS_FEEDBACK } from '../support/agents.js';
import { tinySpec } from '../support/specs.js';
import { createWorkspace, type Workspace } from '../support/workspace.js';

jest.setTimeout(300_000);

const SLICE = 'packages/slices/books';

// One story in one workspace: each test goes on from where the one before it ended.
let workspace: Workspace;
beforeAll(async () => {
  workspace = createWorkspace(
    { books: tinySpec('books', 'Book') },
    { agent: './agent.mjs', maxAttempts: 1, unsandboxed: true },
  );
  workspace.write('agent.mjs', HEEDS_FEEDBACK);
  const run = await nx('run', 'books:generate');
  expect(run.output).toContain('Successfully ran target generate');
  expect(asked).toHaveLength(8);
});
afterAll(() => workspace.dispose());

/** The layers that the agent was asked for by the last command, in order. */
let asked: readonly string[] = [];

async function nx(...args: string[]) {
  workspace.write('.tmp/asked', '');
  const run = await workspace.nx(...args);
  asked = workspace.read('.tmp/asked').split('\n').filter(Boolean);
  return run;
}

const isThere = (path: string) => existsSync(join(workspace.folder, path));
const feedbackOf = (layer: string) =>
  feedbackSchema.parse(
    JSON.parse(workspace.read(`${SLICE}/feedback/${layer}.json`)),
  );
const artifactOf = (layer: string) =>
  artifactSchema.parse(
    JSON.parse(workspace.read(`${SLICE}/artifacts/${layer}/artifact.json`)),
  );
const makerOf = (layer: string) =>
  sealSchema.parse(
    JSON.parse(workspace.read(`${SLICE}/artifacts/${layer}/seal.json`)),
  ).agent.kind;
const state = () =>
  new Map([
    ...workspace.files(`${SLICE}/artifacts`),
    ...workspace.files(`${SLICE}/feedback`),
  ]);

test('a dry run of the generator says what it would write, and writes nothing', async () => {
  const comment = ['g', 'nx-slice:feedback', 'books', 'db', 'be quicker'];
  const dry = await nx(...comment, '--dry-run');
  expect(dry.output).toContain(`CREATE ${SLICE}/feedback/db.json`);
  expect(isThere(`${SLICE}/feedback/db.json`)).toBe(false);
  expect(await nx(...comment)).toMatchObject({ code: 0 });
  expect(feedbackOf('db').comments).toEqual(['be quicker']);
  const wrong = await nx('g', 'nx-slice:feedback', 'books', 'dbb', 'x');
  expect(wrong.code).toBe(1);
  expect(wrong.output).toContain('There is no layer "dbb"; there are db, main');
});

test('a comment of a person runs that layer; what verify finds then is told to the layer that owns it', async () => {
  const run = await nx('run', 'books:generate');
  expect(run.code).not.toBe(0);
  expect(asked).toEqual(['db']);
  expect(run.output).toContain('test/main/pace.test.ts');
  expect(run.output).toContain(
    'It may come from db (changed since the slice last passed).',
  );
  expect(run.output).toContain(
    `main: 1 finding as feedback in ${SLICE}/feedback/main.json`,
  );
  expect(feedbackOf('main').verify?.diagnostics).toMatchObject([
    { code: 'TEST_FAILED', layer: 'main', file: 'test/main/pace.test.ts' },
  ]);
});

test('the next run asks only that layer, and what verify said is gone when it passes', async () => {
  expect(await nx('run', 'books:generate')).toMatchObject({ code: 0 });
  expect(asked).toEqual(['main']);
  expect(feedbackOf('main').verify).toBeNull();
  expect(feedbackOf('db').comments).toEqual(['be quicker']);
});

test('the run after it asks nobody, and keeps what was repaired', async () => {
  const before = state();
  const run = await nx('run', 'books:generate');
  expect(run.code).toBe(0);
  expect(asked).toEqual([]);
  expect(run.output).toContain('books: 0 agent calls');
  expect(state()).toEqual(before);
});

let kept = '';

test('when no answer passes, all of them are kept in a folder, and one message says where and what to do', async () => {
  await nx('g', 'nx-slice:feedback', 'books', 'db', 'the impossible');
  const before = state();
  const run = await nx('run', 'books:db');
  expect(run.code).toBe(1);
  expect(asked).toEqual(['db', 'db']);
  expect(state()).toEqual(before);
  const folder = /kept in (\.nx-slice\/runs\/books\/\S+-db)/.exec(
    run.output,
  )?.[1];
  kept = `${folder}/attempt-2/artifact.json`;
  expect(run.output).toContain(`npx nx run books:db --artifact ${kept}`);
  expect(workspace.read(`${folder}/README.txt`)).toContain(kept);
  expect(workspace.read(`${folder}/attempt-1/diagnostics.txt`)).toContain(
    'TS2322',
  );
});

test('submitted as it is, it fails as it did, and nothing is written', async () => {
  const before = state();
  const run = await nx('run', 'books:db', '--artifact', kept);
  expect(run.code).toBe(1);
  expect(run.output).toContain('src/db/pace.ts:2:3 - error TS2322');
  expect(asked).toEqual([]);
  expect(state()).toEqual(before);
});

/** Edits the kept answer as a person would: what `pace` gives. */
const mend = (pace: string) => {
  const artifact = artifactSchema.parse(JSON.parse(workspace.read(kept)));
  workspace.write(kept, {
    ...artifact,
    files: artifact.files.map((file) =>
      file.path === 'src/db/pace.ts'
        ? {
            ...file,
            content: file.content.replace(/return .*;/, `return ${pace};`),
          }
        : file,
    ),
  });
};

test('mended by hand it is sealed as the work of a person, and generated without asking an agent', async () => {
  mend('1 + 1');
  const run = await nx('run', 'books:db', '--artifact', kept);
  expect(run.output).toContain(`db: ${kept} passed parse`);
  expect(run.code).toBe(0);
  expect(makerOf('db')).toBe('person');
  const generated = await nx('run', 'books:generate');
  expect(generated.code).toBe(0);
  expect(asked).toEqual([]);
  expect(makerOf('db')).toBe('person');
  expect(workspace.read(`${SLICE}/src/db/pace.ts`)).toContain('return 1 + 1;');
});

test('the same words after another edit are not answered from the cache', async () => {
  mend('3 - 1');
  expect(await nx('run', 'books:db', '--artifact', kept)).toMatchObject({
    code: 0,
  });
  expect(JSON.stringify(artifactOf('db'))).toContain('return 3 - 1;');
});
