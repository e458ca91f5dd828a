import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  ANSWERS,
  CRASHES,
  ENDS_THE_PROCESS,
  NEVER_ANSWERS,
  SAYS_NOTHING,
} from '../support/agents.js';
import { tinySpec } from '../support/specs.js';
import { createWorkspace, type Workspace } from '../support/workspace.js';

jest.setTimeout(300_000);

let workspace: Workspace | undefined;
afterEach(() => workspace?.dispose());

function setUp(agent: string) {
  workspace = createWorkspace(
    { books: tinySpec('books', 'Book') },
    { agent: './agent.mjs', maxAttempts: 2 },
  );
  workspace.write('agent.mjs', agent);
  const before = sources(workspace);
  return { workspace, before };
}

/** Everything but what finished tasks sealed, and what failed ones left for a person to look at. */
const sources = ({ files }: Workspace) =>
  new Map(
    [...files()].filter(
      ([path]) =>
        !path.includes('/artifacts/') && !path.startsWith('.nx-slice/'),
    ),
  );

const privateWorkspaces = ({ folder }: Workspace) =>
  readdirSync(join(folder, '.tmp')).filter((name) =>
    name.startsWith('nx-slice-'),
  );

describe('an agent that misbehaves', () => {
  test.each([
    [
      'crashes',
      CRASHES,
      ['AGENT_CRASHED', 'segmentation fault', 'Nothing was written'],
    ],
    [
      'says nothing',
      SAYS_NOTHING,
      ['ANSWER_EMPTY', 'ATTEMPTS_SPENT', 'in 4 attempts'],
    ],
    ['ends the process', ENDS_THE_PROCESS, ['Failed tasks', 'books:db']],
  ])(
    '%s: nothing is written, nothing is left, and it says so',
    async (_, agent, texts) => {
      const { workspace, before } = setUp(agent);
      const run = await workspace.nx('run', 'books:generate');
      expect(run.code).not.toBe(0);
      for (const text of texts) expect(run.output).toContain(text);
      expect(sources(workspace)).toEqual(before);
      expect(privateWorkspaces(workspace)).toEqual([]);
    },
  );
});

describe('Ctrl-C', () => {
  const settled = () => new Promise((resolve) => setTimeout(resolve, 3_000));

  test('on a terminal: nothing is written, nothing is left, and it says so', async () => {
    const { workspace, before } = setUp(NEVER_ANSWERS);
    const child = workspace.startOnTerminal('run', 'books:db');
    const press = () => child.stdin?.write('\x03');
    let timer: ReturnType<typeof setInterval> | undefined;
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      // Nx does not always heed the first one: a person presses it again.
      if (output.includes('asked')) timer ??= setInterval(press, 700);
    });
    await new Promise((resolve) => child.on('close', resolve));
    clearInterval(timer);
    await settled();
    expect(output).toContain('INTERRUPTED');
    expect(output).toContain('Nothing of this task was written');
    expect(output).toContain('Run the same command again');
    expect(sources(workspace)).toEqual(before);
    expect(privateWorkspaces(workspace)).toEqual([]);
  });

  test('while an answer is judged: nothing is written, and nothing is left', async () => {
    const { workspace, before } = setUp(ANSWERS);
    const child = workspace.startNx('run', 'books:db', '--outputStyle=stream');
    let output = '';
    let pressed = false;
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (pressed || !output.includes('asked')) return;
      pressed = true;
      // As a terminal does: to the whole foreground group.
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
    });
    await new Promise((resolve) => child.on('close', resolve));
    await settled();
    expect(pressed).toBe(true);
    expect(output).not.toContain('passed parse ► policy');
    expect(sources(workspace)).toEqual(before);
    expect(privateWorkspaces(workspace)).toEqual([]);
  });
});
