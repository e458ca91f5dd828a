import { expect, jest, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { runProcess, type ProcessRequest } from '../../src/edge/run-process.js';

jest.setTimeout(60_000);

const node = (script: string, given: Partial<ProcessRequest> = {}) =>
  runProcess({
    file: process.execPath,
    args: ['-e', script],
    cwd: '.',
    env: { PATH: process.env['PATH'] ?? '' },
    timeout: 20_000,
    signal: new AbortController().signal,
    ...given,
  });

/** A process that was killed but that nobody has waited for is still listed, as a zombie. */
const isAlive = (pid: number): boolean => {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], {
    encoding: 'utf8',
  });
  return stdout.trim() !== '' && !stdout.trim().startsWith('Z');
};

const WITH_GRANDCHILD = `
  const child = require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
  console.log(child.pid);
  process.on('SIGTERM', () => {});
  setInterval(() => {}, 1000);
`;

test('the outcome has the output and the exit code', async () => {
  expect(await node('console.log(1); process.exit(3)')).toEqual({
    exitCode: 3,
    stdout: '1\n',
    stderr: '',
    timedOut: false,
    exceeded: null,
  });
});

test('nothing of the environment is inherited', async () => {
  process.env['NX_SLICE_SECRET'] = 'secret';
  const { stdout } = await node('console.log(JSON.stringify(process.env))');
  delete process.env['NX_SLICE_SECRET'];
  expect(stdout).not.toContain('secret');
});

test('a timeout ends the whole group', async () => {
  const outcome = await node(WITH_GRANDCHILD, { timeout: 1_000 });
  expect(outcome.timedOut).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(isAlive(Number(outcome.stdout))).toBe(false);
});

test('an abort ends it and rejects with its reason', async () => {
  const controller = new AbortController();
  const running = node(WITH_GRANDCHILD, { signal: controller.signal });
  setTimeout(() => controller.abort(new Error('stop')), 500);
  await expect(running).rejects.toThrow('stop');
});

const WRITES_FOR_EVER =
  "const line = 'x'.repeat(65536); const write = () => { while (process.stdout.write(line)); process.stdout.once('drain', write); }; write();";

test('endless output is cut at the limit', async () => {
  const outcome = await node(WRITES_FOR_EVER, { limits: { output: 100_000 } });
  expect(outcome).toMatchObject({ exceeded: 'output', timedOut: false });
  expect(outcome.stdout).toBe('x'.repeat(100_000));
});

test('600 MB of output in one line end at the cap, in little memory', async () => {
  const before = process.memoryUsage().rss;
  const outcome = await node(
    "const part = Buffer.alloc(6e6, 'x'); for (let i = 0; i < 100; i += 1) require('fs').writeSync(1, part);",
  );
  const grown = process.memoryUsage().rss - before;
  expect(outcome.exceeded).toBe('output');
  expect(outcome.stdout).toHaveLength(4 * 1024 * 1024);
  expect(grown).toBeLessThan(200e6);
});

test('what it is given on its standard input can be read, or left', async () => {
  const input = 'x'.repeat(1_000_000);
  const { stdout } = await node(
    "let n = 0; process.stdin.on('data', (part) => (n += part.length)).on('end', () => console.log(n));",
    { input },
  );
  expect(stdout).toBe('1000000\n');
  expect(await node('process.exit(4)', { input })).toMatchObject({
    exitCode: 4,
  });
});

test('a program that does not exist is an outcome, not an exception', async () => {
  expect(await node('', { file: '/no/such/program' })).toMatchObject({
    exitCode: null,
    stderr: expect.stringContaining('ENOENT'),
  });
});

test('nobody waits for a process that left the group and holds the output', async () => {
  const started = Date.now();
  const outcome = await node(
    "const child = require('child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 15000)'], { detached: true, stdio: 'inherit' }); child.unref(); console.log(child.pid);",
  );
  expect(outcome.exitCode).toBe(0);
  expect(Date.now() - started).toBeLessThan(10_000);
  process.kill(Number(outcome.stdout));
});

test('too many processes are ended', async () => {
  const outcome = await node(
    "for (let i = 0; i < 12; i += 1) require('child_process').spawn('sleep', ['30']); setInterval(() => {}, 1000);",
    { limits: { processes: 10 } },
  );
  expect(outcome).toMatchObject({ exceeded: 'processes', timedOut: false });
});

test('too much memory is ended', async () => {
  const outcome = await node(
    'const kept = []; setInterval(() => kept.push(Buffer.alloc(2e7, 1)), 20);',
    { limits: { memory: 300e6 } },
  );
  expect(outcome).toMatchObject({ exceeded: 'memory', timedOut: false });
});

/** Processes that are alive and carry a mark on their command line. */
const marked = (mark: string): number =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(mark);
      } catch {
        return false;
      }
    }).length;

test('after 100 hangs of 100 nothing is alive two seconds after the deadline', async () => {
  // A number that no other process waits for.
  const mark = `60.000${String(process.pid)}`;
  // A shell that ignores requests to end, with two children that hold its output.
  const hang = () =>
    runProcess({
      file: 'sh',
      args: [
        '-c',
        `trap '' TERM; sleep ${mark} & sleep ${mark} & echo hangs; wait`,
      ],
      cwd: '.',
      env: { PATH: process.env['PATH'] ?? '' },
      timeout: 600,
      signal: new AbortController().signal,
    });
  let hung = 0;
  for (let batch = 0; batch < 10; batch += 1) {
    const outcomes = await Promise.all(Array.from({ length: 10 }, hang));
    expect(outcomes.filter(({ timedOut }) => timedOut)).toHaveLength(10);
    hung += outcomes.filter(({ stdout }) => stdout === 'hangs\n').length;
  }
  // They had children to leave behind, or the count below would prove nothing.
  expect(hung).toBeGreaterThan(50);
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  expect(marked(mark)).toBe(0);
});
