import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/**
 * Another process that has a database file to itself. With the same SQLite as the app: that of Node, or the one that
 * stands in for it, have locks of their own.
 *
 * @returns ends it
 */
export async function holdLock(file: string): Promise<() => Promise<void>> {
  const child = fork(
    join(import.meta.dirname, '../host/hold-lock.mjs'),
    [file],
    {
      execPath: process.env['NX_SLICE_MAIN_NODE'] ?? process.execPath,
      execArgv: ['--no-warnings'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  );
  const ended = once(child, 'exit');
  await Promise.race([once(child, 'message'), ended]);
  return async () => {
    child.disconnect();
    await ended;
  };
}
