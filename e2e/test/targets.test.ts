import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { z } from 'zod';
import { specOf, tinySpec } from '../support/specs.js';
import { createWorkspace, type Workspace } from '../support/workspace.js';

jest.setTimeout(300_000);

const projectSchema = z.object({
  name: z.string(),
  root: z.string(),
  targets: z.record(
    z.string(),
    z.object({
      executor: z.string(),
      dependsOn: z.array(z.unknown()).optional(),
      outputs: z.array(z.string()).optional(),
      metadata: z.object({ description: z.string() }),
    }),
  ),
});

let workspace: Workspace;
beforeAll(() => {
  workspace = createWorkspace({
    notes: specOf('notes'),
    books: tinySpec('books', 'Book'),
  });
});
afterAll(() => workspace.dispose());

const show = async (project: string) => {
  const run = await workspace.nx('show', 'project', project, '--json');
  return projectSchema.parse(JSON.parse(run.output));
};

test('a slice has a target for each step, in the order of the stack', async () => {
  const { targets } = await show('notes');
  expect(
    Object.fromEntries(
      Object.entries(targets).map(([name, { dependsOn }]) => [name, dependsOn]),
    ),
  ).toEqual({
    explain: undefined,
    eject: undefined,
    plan: undefined,
    db: ['plan'],
    main: ['plan', 'db'],
    ipc: ['plan', 'main'],
    renderer: ['plan'],
    context: ['plan'],
    component: ['plan', 'renderer', 'context'],
    layout: ['plan', 'component', 'context'],
    verify: [
      'plan',
      'db',
      'main',
      'ipc',
      'renderer',
      'context',
      'component',
      'layout',
    ],
    generate: ['verify'],
  });
});

test('the targets of two slices are the same: no data of a slice is in them', async () => {
  expect((await show('books')).targets).toEqual((await show('notes')).targets);
});

test('the graph of one slice has every step', async () => {
  await workspace.nx('run', 'notes:generate', '--graph=graph.json');
  const graph = z
    .object({ tasks: z.object({ tasks: z.record(z.string(), z.unknown()) }) })
    .parse(JSON.parse(workspace.read('graph.json')));
  expect(Object.keys(graph.tasks.tasks).sort()).toEqual(
    [
      'component',
      'context',
      'db',
      'generate',
      'ipc',
      'layout',
      'main',
      'plan',
      'renderer',
      'verify',
    ].map((target) => `notes:${target}`),
  );
});

test('help says what the target does and takes', async () => {
  const { output } = await workspace.nx('run', 'notes:generate', '--help');
  expect(output).toContain('Writes the verified artifacts of a slice');
  expect(output).toContain('--dryRun');
});
