import { expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { runProcess } from '../../src/edge/run-process.js';

const node = (
  script: string,
  given: { timeout?: number; signal?: AbortSignal } = {},
) =>
  runProcess({
    file: process.execPath,
    args: ['-e', script],
    cwd: '.',
    env: { PATH: process.env['PATH'] ?? '' },
    timeout: given.timeout ?? 20_000,
    signal: given.signal ?? new AbortController().signal,
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

test('endless output is cut', async () => {
  const outcome = await node(
    "const line = 'x'.repeat(65536); const write = () => { while (process.stdout.write(line)); process.stdout.once('drain', write); }; write();",
  );
  expect(outcome.stdout.length).toBeLessThan(8 * 1024 * 1024);
  expect(outcome.exitCode).not.toBe(0);
});
