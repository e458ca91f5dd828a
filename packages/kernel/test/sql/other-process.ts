import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const shim = join(import.meta.dirname, '../../testing/node-sqlite-shim.cjs');

const LOCK = `
  const [shim, file] = process.argv.slice(1);
  const name = require('node:module').isBuiltin('node:sqlite') ? 'node:sqlite' : shim;
  const { DatabaseSync } = require(name);
  new DatabaseSync(file).exec('begin exclusive');
  process.stdout.write('locked');
  setInterval(() => undefined, 1000);
`;

/** Another process that is in the middle of writing a database file. The function it answers ends that process. */
export async function lockByOtherProcess(
  file: string,
): Promise<() => Promise<void>> {
  const child = spawn(process.execPath, ['-e', LOCK, shim, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  await Promise.race([once(child.stdout, 'data'), ended]);
  return async () => {
    child.kill('SIGKILL');
    await ended;
  };
}
