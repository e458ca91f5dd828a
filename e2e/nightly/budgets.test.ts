import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { COSTS } from '../support/agents.js';
import { tinySpec } from '../support/specs.js';
import { createWorkspace, type Workspace } from '../support/workspace.js';

jest.setTimeout(600_000);

let workspace: Workspace | undefined;
afterEach(() => workspace?.dispose());

const OPTIONS = { agent: './tools/agent.mjs', model: 'm', maxAttempts: 1 };

function setUp(options: object) {
  workspace = createWorkspace(
    { books: tinySpec('books', 'Book') },
    { ...OPTIONS, ...options },
  );
  workspace.write('tools/agent.mjs', COSTS);
  workspace.write('.tmp/asked', '');
  return workspace;
}

const asked = ({ read }: Workspace): readonly string[] =>
  read('.tmp/asked').split('\n').filter(Boolean);

/** As a person does who raises the budget: the rest of nx.json stays. */
function withBudget(
  { read, write }: Workspace,
  before: number,
  after: number,
): void {
  write('nx.json', read('nx.json').replace(String(before), String(after)));
}

describe('a budget', () => {
  test('ends the run when it is spent, one turn beyond it at most; the next one goes on', async () => {
    const one = setUp({ budget: { run: { tokens: 2500 } } });
    const ended = await one.nx('run', 'books:generate');
    expect(ended.code).not.toBe(0);
    expect(ended.output).toContain('BUDGET_SPENT');
    expect(ended.output).toContain('3000 of 2500 tokens');
    expect(asked(one)).toHaveLength(3);

    // What was spent still counts.
    const again = await one.nx('run', 'books:generate', '--resume');
    expect(again.code).not.toBe(0);
    expect(again.output).toContain('3000 of 2500 tokens');
    expect(asked(one)).toHaveLength(3);

    withBudget(one, 2500, 25_000);
    const done = await one.nx('run', 'books:generate', '--resume');
    expect(done.output).not.toContain('BUDGET_SPENT');
    expect(done.code).toBe(0);
    // Plan and seven layers, each of them once: nothing was paid for twice.
    expect([...asked(one)].sort()).toEqual([...new Set(asked(one))].sort());
    expect(asked(one)).toHaveLength(8);
  });

  test('of money needs the price, and says so before anybody is asked', async () => {
    const one = setUp({});
    const run = await one.nx('run', 'books:generate', '--max-cost=0.5');
    expect(run.code).not.toBe(0);
    expect(run.output).toContain('PRICE_UNKNOWN');
    expect(run.output).toContain('"prices"');
    expect(asked(one)).toEqual([]);
  });

  test('of money from the command line', async () => {
    const one = setUp({
      prices: { m: { input: 1000, cachedInput: 0, output: 1000 } },
    });
    const run = await one.nx('run', 'books:generate', '--max-cost=1.5');
    expect(run.code).not.toBe(0);
    expect(run.output).toContain('2 of 1.5 money');
    expect(asked(one)).toHaveLength(2);
  });
});

test('an answer that was not judged yet when all was killed is judged, not asked for again', async () => {
  const one = setUp({});
  expect((await one.nx('run', 'books:plan')).code).toBe(0);
  const kept = join(one.folder, '.nx-slice/resume/books/db.json');
  const nx = one.startNx('run', 'books:db');
  const gone = new Promise((done) => nx.once('exit', done));
  while (!existsSync(kept) && nx.exitCode === null) await sleep(10);
  if (nx.pid === undefined) throw new Error('nx was not started');
  process.kill(-nx.pid, 'SIGKILL');
  await gone;
  expect(nx.signalCode).toBe('SIGKILL');
  expect(
    existsSync(join(one.folder, 'packages/slices/books/artifacts/db')),
  ).toBe(false);
  expect(asked(one)).toEqual(['plan', 'db']);

  const run = await one.nx('run', 'books:db', '--resume');
  expect(run.code).toBe(0);
  expect(asked(one)).toEqual(['plan', 'db']);
  expect(existsSync(kept)).toBe(false);
});
