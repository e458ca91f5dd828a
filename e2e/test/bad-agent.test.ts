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

/** Everything but what finished tasks sealed. */
const sources = ({ files }: Workspace) =>
  new Map([...files()].filter(([path]) => !path.includes('/artifacts/')));

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
  test.each([
    ['while the agent thinks', NEVER_ANSWERS, 500],
    ['while its answer is judged', ANSWERS, 700],
  ])(
    '%s: nothing is written, nothing is left, and it says so',
    async (_, agent, delay) => {
      const { workspace, before } = setUp(agent);
      const child = workspace.startNx(
        'run',
        'books:db',
        '--outputStyle=stream',
      );
      let output = '';
      const collect = (chunk: Buffer) => {
        output += chunk.toString();
      };
      child.stdout?.on('data', collect);
      child.stderr?.on('data', collect);
      await new Promise<void>((resolve) => {
        child.stdout?.on('data', () => {
          if (output.includes('asked')) resolve();
        });
        child.on('exit', () => resolve());
      });
      await new Promise((resolve) => setTimeout(resolve, delay));
      const ended = new Promise((resolve) => child.on('exit', resolve));
      // As a terminal does: to the whole foreground group.
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
      await ended;
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(output).toContain('INTERRUPTED');
      expect(output).toContain('Run the same command again');
      expect(sources(workspace)).toEqual(before);
      expect(privateWorkspaces(workspace)).toEqual([]);
    },
  );
});
