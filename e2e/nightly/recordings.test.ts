import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { tinySpec } from '../support/specs.js';
import {
  createWorkspace,
  type NxRun,
  type Workspace,
} from '../support/workspace.js';

jest.setTimeout(900_000);

/** The scaffold agent as a program of its own: what it says comes from outside, as a model's answers do. */
const PROGRAM = `
import { createScaffoldAgent } from '@nx-slice/electron';
import { text } from 'node:stream/consumers';

const { request } = JSON.parse(await text(process.stdin));
const conversation = createScaffoldAgent().open(request);
const reply = await conversation.ask(
  { kind: 'request' },
  new AbortController().signal,
);
console.log(JSON.stringify({ type: 'answer', text: reply.text }));
`;

let workspace: Workspace;
let first: NxRun;

beforeAll(async () => {
  workspace = createWorkspace(
    { words: tinySpec('words', 'Word') },
    {
      agent: 'command',
      command: ['node', 'tools/program.mjs'],
      model: 'scripted',
      unsandboxed: true,
    },
  );
  workspace.write('tools/program.mjs', PROGRAM);
  first = await workspace.nx('run', 'words:generate', '--record');
});
afterAll(() => workspace.dispose());

const SLICE = 'packages/slices/words';

test('a run of a command is recorded, one conversation for the plan and each layer', () => {
  expect(first.output).toContain('words: 8 agent calls');
  expect(first.code).toBe(0);
  expect(workspace.files('tools/recordings').size).toBe(8);
  expect(workspace.read(`${SLICE}/artifacts/db/seal.json`)).toContain(
    '"command:node tools/program.mjs"',
  );
});

test('replayed without the command: the same bytes', async () => {
  const before = workspace.files(SLICE);
  workspace.remove('tools/program.mjs');
  workspace.remove(`${SLICE}/artifacts`);
  workspace.remove(`${SLICE}/src`);
  workspace.remove(`${SLICE}/test`);
  const again = await workspace.nx(
    'run',
    'words:generate',
    '--offline',
    '--skip-nx-cache',
  );
  expect(again.output).toContain('words: 8 agent calls');
  expect(again.code).toBe(0);
  expect(workspace.files(SLICE)).toEqual(before);
});

test('another request than the recorded ones is a miss that shows what differs', async () => {
  workspace.write(`${SLICE}/slice.json`, {
    ...tinySpec('words', 'Word'),
    intent: 'Keep other words.',
  });
  const missed = await workspace.nx('run', 'words:generate', '--replay');
  expect(missed.code).not.toBe(0);
  expect(missed.output).toContain('REPLAY_MISS');
  expect(missed.output).toContain('Keep other words.');
});
