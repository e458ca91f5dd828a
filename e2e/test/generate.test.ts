import {
  afterAll,
  beforeAll,
  describe,
  expect,
  jest,
  test,
} from '@jest/globals';
import { tinySpec } from '../support/specs.js';
import {
  createWorkspace,
  type NxRun,
  type Workspace,
} from '../support/workspace.js';

jest.setTimeout(300_000);

describe('nx run slice:generate', () => {
  let workspace: Workspace;
  let first: NxRun;

  beforeAll(async () => {
    workspace = createWorkspace({
      notes: tinySpec('notes', 'Note'),
      books: tinySpec('books', 'Book'),
    });
    first = await workspace.nx('run', 'slice:generate');
  });
  afterAll(() => workspace.dispose());

  test('makes every slice, layer by layer', () => {
    expect(first.output).toContain('Successfully ran target generate');
    expect(first.code).toBe(0);
    const files = [...workspace.files('packages/slices/notes').keys()];
    for (const layer of [
      'contract',
      'db',
      'main',
      'ipc',
      'renderer',
      'context',
      'component',
      'layout',
    ]) {
      expect(files.some((path) => path.startsWith(`src/${layer}/`))).toBe(true);
      expect(files.some((path) => path.startsWith(`test/${layer}/`))).toBe(
        true,
      );
    }
  });

  test('registers them with the app', () => {
    for (const file of [
      'main/slices.main.gen.ts',
      'preload/slices.preload.gen.ts',
      'renderer/slices.routes.gen.ts',
    ]) {
      const text = workspace.read(`packages/desktop/src/${file}`);
      expect(text).toContain('notes');
      expect(text).toContain('books');
    }
  });

  test('says what it cost', () => {
    expect(first.output).toMatch(/notes: 8 agent calls/);
  });

  test('a second run asks no agent and changes nothing', async () => {
    const before = workspace.files();
    const second = await workspace.nx('run', 'slice:generate');
    expect(second.code).toBe(0);
    expect(second.output).toContain(
      'notes: 0 agent calls, plan and all 7 layers used again',
    );
    expect(second.output).toContain(
      'books: 0 agent calls, plan and all 7 layers used again',
    );
    expect(workspace.files()).toEqual(before);
  });

  test('a change that reaches one step runs that step', async () => {
    const spec = {
      ...tinySpec('notes', 'Note'),
      intent: 'Said in other words.',
    };
    workspace.write('packages/slices/notes/slice.json', spec);
    const run = await workspace.nx('run', 'notes:generate');
    expect(run.code).toBe(0);
    expect(run.output).toContain(
      'notes: 1 agent call (plan), 7 of 8 steps used again',
    );
  });

  test('an edit by a person stays', async () => {
    const path = 'packages/slices/books/src/layout/index.ts';
    const edited = `${workspace.read(path)}\n// mine\n`;
    workspace.write(path, edited);
    const run = await workspace.nx('run', 'books:generate');
    expect(run.code).toBe(0);
    expect(run.output).toMatch(
      /src\/layout\/\n +KEEP +index\.ts \(edited by hand\)/,
    );
    expect(workspace.read(path)).toBe(edited);
  });

  test('a dry run says what it would write, and writes nothing', async () => {
    const [entity] = tinySpec('books', 'Book').entities;
    workspace.write('packages/slices/books/slice.json', {
      ...tinySpec('books', 'Book'),
      entities: [{ ...entity, orderBy: ['title'] }],
    });
    const sources = () => workspace.files('packages/slices/books/src');
    const before = sources();
    const run = await workspace.nx('run', 'books:generate', '--dryRun');
    expect(run.code).toBe(0);
    expect(run.output).toMatch(/src\/db\/\n +UPDATE /);
    expect(run.output).toContain('dry run: nothing was written');
    expect(sources()).toEqual(before);
  });

  test('as long as it is not written, check names the files', async () => {
    const run = await workspace.nx('run', 'slice:check');
    expect(run.code).toBe(1);
    expect(run.output).toMatch(/stale +packages\/slices\/books\/src\/db\//);
    expect(run.output).toMatch(
      /edited +packages\/slices\/books\/src\/layout\/index\.ts/,
    );
    const sync = await workspace.nx('sync:check');
    expect(sync.output).toContain(
      'The slices are not what their artifacts say',
    );
  });

  test('frozen, what would need an agent is an error that says why, and explain shows it', async () => {
    const spec = { ...tinySpec('notes', 'Note'), intent: 'In a third way.' };
    workspace.write('packages/slices/notes/slice.json', spec);
    const before = workspace.files();
    const run = await workspace.nx('run', 'notes:generate', '--frozen');
    expect(run.code).not.toBe(0);
    expect(run.output).toMatch(
      /FROZEN.*notes:plan would need an agent.*slice\.json changed/,
    );
    expect(workspace.files()).toEqual(before);
    const explained = await workspace.nx('run', 'notes:explain');
    expect(explained.output).toMatch(/notes:plan +would run +slice\.json/);
    expect(explained.output).toMatch(/notes:layout +waits/);
  });

  test('removing a slice.json and running again removes its files and its registration, and no other', async () => {
    await workspace.nx('run', 'slice:generate');
    const notes = workspace.files('packages/slices/notes');
    workspace.remove('packages/slices/books/slice.json');
    const run = await workspace.nx('run', 'slice:generate');
    expect(run.code).toBe(0);
    const left = [...workspace.files('packages/slices').keys()].filter((path) =>
      path.startsWith('books/'),
    );
    // The one file that a person had edited.
    expect(left).toEqual(['books/src/layout/index.ts']);
    expect(workspace.files('packages/slices/notes')).toEqual(notes);
    for (const [path, text] of workspace.files('packages/desktop')) {
      if (path.includes('.gen.')) {
        expect(text).toContain('notes');
        expect(text).not.toContain('books');
      }
    }
  });
});
