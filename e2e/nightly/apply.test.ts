import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { tinySpec } from '../support/specs.js';
import { createWorkspace, type Workspace } from '../support/workspace.js';

jest.setTimeout(600_000);

const SLICE = 'packages/slices/notes';
/** What may be changed in a layer's file without breaking anything. */
const comment = (text: string) => `// ${text}\n`;

let workspace: Workspace;
beforeAll(async () => {
  workspace = createWorkspace({ notes: tinySpec('notes', 'Note') });
  expect(await workspace.nx('run', 'notes:generate')).toMatchObject({
    code: 0,
  });
});
afterAll(() => workspace.dispose());

const spec = (orderBy: readonly string[]) => {
  const notes = tinySpec('notes', 'Note');
  const [entity] = notes.entities;
  return { ...notes, entities: [{ ...entity, orderBy }] };
};
const sources = () => [
  ...workspace.files(`${SLICE}/src`),
  ...workspace.files('packages/desktop'),
  ['applied', workspace.read(`${SLICE}/artifacts/applied.json`)],
];
/** It orders the list. */
const file = `${SLICE}/src/db/note-repository.ts`;

test('apply --dry-run shows what generate would write, and writes nothing', async () => {
  workspace.write(`${SLICE}/slice.json`, spec(['title']));
  expect(await workspace.nx('run', 'notes:verify')).toMatchObject({ code: 0 });
  const before = sources();
  const shown = await workspace.nx('g', 'nx-slice:apply', 'notes', '--dry-run');
  expect(shown.code).toBe(0);
  expect(shown.output).toMatch(/UPDATE +note-repository\.ts/);
  expect(sources()).toEqual(before);
  const json = await workspace.nx(
    'run',
    'notes:generate',
    '--dry-run',
    '--json',
  );
  expect(json.code).toBe(0);
  const line = json.output.split('\n').find((text) => text.startsWith('{"v'));
  const list: unknown = JSON.parse(line ?? '');
  expect(list).toMatchObject({ version: 1, slice: 'notes', dryRun: true });
  expect(JSON.stringify(list)).toContain('"kind":"update"');
  expect(sources()).toEqual(before);
});

test('an edit elsewhere in a file that the layer changes is merged, judged and written by apply', async () => {
  workspace.write(file, comment('mine') + workspace.read(file));
  const run = await workspace.nx('g', 'nx-slice:apply', 'notes');
  expect(run.output).toContain('MERGE');
  expect(run.code).toBe(0);
  expect(workspace.read(file)).toMatch(/^\/\/ mine\n/);
  const again = await workspace.nx('run', 'notes:generate');
  expect(again.output).toContain('nothing to change');
});

test('the same lines are a conflict with both sides; --on-conflict settles it', async () => {
  const before = workspace.read(file);
  workspace.write(
    file,
    before.replace(
      /^(.*ORDER BY.*title.*)$/im,
      (line) => `${line} // my order`,
    ),
  );
  const edited = workspace.read(file);
  expect(edited).not.toBe(before);
  workspace.write(`${SLICE}/slice.json`, spec(['-createdAt']));
  const stopped = await workspace.nx('run', 'notes:generate');
  expect(stopped.code).not.toBe(0);
  expect(stopped.output).toContain('APPLY_CONFLICT');
  expect(stopped.output).toMatch(/yours:\n(.*\n)*.*\/\/ my order/);
  expect(workspace.read(file)).toBe(edited);
  const settled = await workspace.nx(
    'run',
    'notes:generate',
    '--on-conflict=theirs',
  );
  expect(settled.code).toBe(0);
  expect(workspace.read(file)).not.toContain('// my order');
});

test('what was handed over is not written again', async () => {
  const ejected = await workspace.nx('run', 'notes:eject');
  expect(ejected.code).toBe(0);
  workspace.write(`${SLICE}/slice.json`, spec(['-title']));
  const before = workspace.files(`${SLICE}/src`);
  const run = await workspace.nx('run', 'notes:generate');
  expect(run.code).toBe(0);
  expect(workspace.files(`${SLICE}/src`)).toEqual(before);
  expect(
    workspace.read('packages/desktop/src/main/slices.main.gen.ts'),
  ).toContain('notes');
});

test('remove is honest in a dry run, and takes away all but the work of people', async () => {
  const before = workspace.files();
  const shown = await workspace.nx(
    'g',
    'nx-slice:remove',
    'notes',
    '--dry-run',
  );
  expect(shown.code).toBe(0);
  expect(workspace.files()).toEqual(before);
  const run = await workspace.nx('g', 'nx-slice:remove', 'notes');
  expect(run.code).toBe(0);
  expect(
    workspace.read('packages/desktop/src/main/slices.main.gen.ts'),
  ).not.toContain('notes');
  // They were handed over, so all of them are a person's.
  expect(workspace.files(`${SLICE}/src`).size).toBeGreaterThan(10);
  expect([...workspace.files(SLICE).keys()]).not.toContain('slice.json');
  expect(
    [...workspace.files(SLICE).keys()].filter((path) =>
      path.startsWith('artifacts/'),
    ),
  ).toEqual([]);
});
