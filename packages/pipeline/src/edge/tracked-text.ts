import { runProcess } from './run-process.js';

const TIMEOUT = 10_000;
/** Bytes; an artifact is a few hundred thousand at most. */
const OUTPUT = 64 * 1024 * 1024;

/**
 * The text that git has of a file, committed or staged; `undefined` where there is no git, no repository, or no
 * such file in it.
 *
 * @param folder absolute path
 * @param path relative to it, with `/`
 * @throws the signal's reason when aborted
 */
export async function trackedText(
  folder: string,
  path: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const shown = await runProcess({
    file: 'git',
    // In a container the folder often belongs to somebody else, which git refuses to read unless told so.
    args: ['-c', 'safe.directory=*', 'show', `:./${path}`],
    cwd: folder,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      GIT_OPTIONAL_LOCKS: '0',
    },
    limits: { output: OUTPUT },
    timeout: TIMEOUT,
    signal,
  });
  return shown.exitCode === 0 ? shown.stdout : undefined;
}
