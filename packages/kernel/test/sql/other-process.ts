import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const shim = join(import.meta.dirname, '../../testing/node-sqlite-shim.cjs');

const SCRIPT = `
  const [shim, file, sql] = process.argv.slice(1);
  const name = require('node:module').isBuiltin('node:sqlite') ? 'node:sqlite' : shim;
  const { DatabaseSync } = require(name);
  new DatabaseSync(file).exec(sql);
  process.stdout.write('done');
  setInterval(() => undefined, 1000);
`;

/**
 * Another process that runs SQL on a database file, and stays there with its connection open.
 *
 * @returns kills that process
 */
export async function runInOtherProcess(
  file: string,
  sql: string,
): Promise<() => Promise<void>> {
  const child = spawn(process.execPath, ['-e', SCRIPT, shim, file, sql], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  await Promise.race([once(child.stdout, 'data'), ended]);
  return async () => {
    child.kill('SIGKILL');
    await ended;
  };
}
