import { execa } from 'execa';

/** One failure shape for child processes: nobody parses messages. */
export interface ProcessOutcome {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly timedOut: boolean;
}

export interface ProcessRequest {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** The whole environment of the child; nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** Milliseconds. */
  readonly timeout: number;
  readonly signal: AbortSignal;
}

const MAX_OUTPUT = 4 * 1024 * 1024;

/**
 * Runs a program in a process group of its own and ends the whole group on timeout or abort, so that no
 * grandchild survives. Output beyond 4 MB (UTF-16 code units) ends it too.
 *
 * @throws the signal's reason when aborted
 */
export async function runProcess(
  request: ProcessRequest,
): Promise<ProcessOutcome> {
  request.signal.throwIfAborted();
  const child = execa(request.file, request.args, {
    cwd: request.cwd,
    env: request.env,
    extendEnv: false,
    stdin: 'ignore',
    detached: process.platform !== 'win32',
    cleanup: true,
    maxBuffer: MAX_OUTPUT,
    reject: false,
    stripFinalNewline: false,
  });
  let timedOut = false;
  const end = () => endGroup(child.pid);
  const timer = setTimeout(() => {
    timedOut = true;
    end();
  }, request.timeout);
  request.signal.addEventListener('abort', end);
  // A detached group outlives its parent; this one must not.
  process.once('exit', end);
  try {
    const result = await child;
    request.signal.throwIfAborted();
    if (result.isMaxBuffer) end();
    return {
      exitCode: result.exitCode ?? null,
      stdout: result.stdout,
      stderr:
        result.stderr ||
        (result.exitCode === undefined ? (result.message ?? '') : ''),
      timedOut,
    };
  } finally {
    clearTimeout(timer);
    request.signal.removeEventListener('abort', end);
    process.removeListener('exit', end);
  }
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // The group has already ended.
  }
}
