import { runProcess } from './run-process.js';

/** How many commits of a file are looked at. */
const COMMITS = 50;
const TIMEOUT = 10_000;

/**
 * The texts that a file had in git, the newest first; none where there is no git.
 *
 * @param folder absolute path
 * @param path relative to it, with `/`
 */
export async function* fileHistory(
  folder: string,
  path: string,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const git = (...args: readonly string[]) =>
    runProcess({
      file: 'git',
      args,
      cwd: folder,
      env: { PATH: process.env['PATH'] ?? '', GIT_OPTIONAL_LOCKS: '0' },
      timeout: TIMEOUT,
      signal,
    }).catch(() => {
      signal.throwIfAborted();
      return undefined; // There is no git.
    });
  const log = await git(
    'log',
    `--max-count=${COMMITS}`,
    '--format=%H',
    '--',
    path,
  );
  if (log?.exitCode !== 0) return;
  for (const commit of log.stdout.split('\n').filter(Boolean)) {
    const shown = await git('show', `${commit}:./${path}`);
    // A commit can also have taken it away.
    if (shown?.exitCode === 0) yield shown.stdout;
  }
}
