import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { tinySpec } from '../support/specs.js';
import {
  createWorkspace,
  REPOSITORY,
  type Workspace,
} from '../support/workspace.js';

jest.setTimeout(300_000);

let workspace: Workspace | undefined;
afterEach(() => workspace?.dispose());

const FOLDER = join(REPOSITORY, 'schemas/test/invalid-slices');
const invalidSchema = z.object({
  expectErrorAt: z.string(),
  slice: z.unknown(),
});
const INVALID = readdirSync(FOLDER).map((file) => {
  const read = invalidSchema.parse(
    JSON.parse(readFileSync(join(FOLDER, file), 'utf8')),
  );
  return [
    file,
    read.expectErrorAt,
    JSON.stringify(read.slice, null, 2),
  ] as const;
});

const TEXTS = [
  ['an empty file', ''],
  ['broken JSON', '{ "name": "bad", '],
  ['a byte order mark', '\uFEFF{ "name": "bad" }'],
] as const;

const errorsIn = (output: string): readonly string[] =>
  output.split('\n').filter((line) => / - error /.test(line));

test('every invalid slice.json fails its own tasks, says where, writes nothing, and stops nobody else', async () => {
  const bad = [
    ...INVALID.map(
      ([file, at, text]) => [file.replace('.json', ''), at, text] as const,
    ),
    ...TEXTS.map(
      ([name, text]) =>
        [name.replaceAll(' ', '-').toLowerCase(), undefined, text] as const,
    ),
  ];
  workspace = createWorkspace({
    ...Object.fromEntries(bad.map(([folder, , text]) => [`x-${folder}`, text])),
    books: tinySpec('books', 'Book'),
  });
  const before = workspace.files();

  const projects = await workspace.nx('show', 'projects', '--json');
  expect(projects.code).toBe(0);

  const run = await workspace.nx(
    'run-many',
    '-t',
    'generate',
    '--outputStyle=stream',
  );
  expect(run.code).not.toBe(0);
  const errors = errorsIn(run.output);
  for (const [folder, at] of bad) {
    const file = `packages/slices/x-${folder}/slice.json`;
    const own = errors.filter((line) => line.includes(file));
    expect([folder, own.length]).toEqual([folder, 1]);
    expect(own[0]).toMatch(new RegExp(`${file}:\\d+:\\d+ - error SPEC_`));
    if (at !== undefined) expect(own[0]).toContain(at);
  }
  expect(run.output).toMatch(/did you mean "string"\?/i);
  // The good one was made; of the bad ones nothing was written. What runs keep for themselves is ignored by git.
  const after = [...workspace.files().keys()].filter(
    (path) =>
      !path.startsWith('packages/slices/books/') &&
      !path.startsWith('.nx-slice/') &&
      !path.includes('.gen.'),
  );
  expect(after).toEqual(
    [...before.keys()].filter(
      (path) => !path.startsWith('packages/slices/books/'),
    ),
  );
  expect(workspace.files('packages/slices/books').has('src/db/index.ts')).toBe(
    true,
  );
});

describe('a name that is taken', () => {
  test.each([
    [
      'by another slice',
      { one: tinySpec('same', 'Book'), two: tinySpec('same', 'Book') },
      ['packages/slices/one', 'packages/slices/two'],
    ],
    [
      'by another project',
      { desk: tinySpec('desktop', 'Desk') },
      [
        'the project desktop in packages/desktop',
        'packages/slices/desk/slice.json',
      ],
    ],
  ])('%s', async (_, specs, named) => {
    workspace = createWorkspace(specs);
    const before = workspace.files();
    expect((await workspace.nx('show', 'projects')).code).toBe(0);
    const run = await workspace.nx('run', 'slice:generate');
    expect(run.code).not.toBe(0);
    expect(run.output).toContain('SLICE_NAME_TAKEN');
    expect(run.output).toMatch(/slice\.json:2:\d+ - error/);
    for (const text of named) expect(run.output).toContain(text);
    expect(workspace.files()).toEqual(before);
  });
});

test('what needs a model is refused by name and line', async () => {
  workspace = createWorkspace({
    books: {
      ...tinySpec('books', 'Book'),
      operations: [
        'list',
        {
          name: 'archiveOld',
          kind: 'command',
          output: 'integer',
          intent: 'remove old ones',
        },
      ],
    },
  });
  const run = await workspace.nx('run', 'books:generate');
  expect(run.code).not.toBe(0);
  expect(run.output).toMatch(
    /packages\/slices\/books\/slice\.json:\d+:\d+ - error SCAFFOLD_NEEDS_MODEL.*archiveOld/,
  );
});
