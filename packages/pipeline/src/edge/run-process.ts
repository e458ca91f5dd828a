import { spawn } from 'node:child_process';
import { createByteCounter } from './byte-counter.js';
import { loadBelow } from './process-load.js';

/** What a run may use. Whatever goes beyond ends it. */
export interface ProcessLimits {
  /** Bytes of standard output and standard error together. */
  readonly output: number;
  /** How many processes at a time, it and all its descendants; watched on Linux. */
  readonly processes: number;
  /** Bytes of memory, it and all its descendants; watched on Linux. */
  readonly memory: number;
}

export const LIMITS: ProcessLimits = {
  output: 4 * 1024 * 1024,
  processes: 128,
  memory: 4 * 1024 ** 3,
};

/** One failure shape for child processes: nobody parses messages. */
export interface ProcessOutcome {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly timedOut: boolean;
  /** Which limit ended it. */
  readonly exceeded: keyof ProcessLimits | null;
  /** The signal that ended it, ours included; absent when it ended by itself. */
  readonly endedBy?: NodeJS.Signals;
  /** Why there never was a process, such as `ENOENT`; absent when there was one. */
  readonly notStarted?: string;
}

export interface ProcessRequest {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** The whole environment of the child; nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** All that it can read from its standard input. */
  readonly input?: string;
  /** Milliseconds. */
  readonly timeout: number;
  readonly limits?: Partial<ProcessLimits>;
  readonly signal: AbortSignal;
}

const WATCH_EVERY = 250;
/** How long output may still arrive after the end: a process that left the group can hold the pipe for ever. */
const LAST_WORDS = 500;

/**
 * Runs a program in a process group of its own and ends the whole group at the deadline, on abort and beyond a
 * limit, so that no grandchild survives. What the group left behind ends with it as well.
 *
 * @throws the signal's reason when aborted
 */
export async function runProcess(
  request: ProcessRequest,
): Promise<ProcessOutcome> {
  request.signal.throwIfAborted();
  const limits = { ...LIMITS, ...request.limits };
  const child = spawn(request.file, request.args, {
    cwd: request.cwd,
    env: { ...request.env },
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  let timedOut = false;
  let exceeded: ProcessOutcome['exceeded'] = null;
  const end = () => endGroup(child.pid);
  const endFor = (limit: keyof ProcessLimits) => {
    exceeded ??= limit;
    end();
  };

  const output = createByteCounter(limits.output, () => endFor('output'));
  child.stdout.on('data', output.take('stdout'));
  child.stderr.on('data', output.take('stderr'));
  // Whoever does not read its input, or has ended, is no error of ours.
  child.stdin.on('error', () => undefined);
  child.stdin.end(request.input ?? '');

  const deadline = setTimeout(() => {
    timedOut = true;
    end();
  }, request.timeout);
  const watch = setInterval(() => {
    const load = loadBelow(child.pid);
    if (load.processes > limits.processes) endFor('processes');
    else if (load.memory > limits.memory) endFor('memory');
  }, WATCH_EVERY);
  request.signal.addEventListener('abort', end);
  // A detached group outlives its parent; this one must not.
  process.once('exit', end);
  try {
    const { problem, ...ended } = await new Promise<Ended>((resolve) => {
      child.once('error', (error: NodeJS.ErrnoException) =>
        resolve({
          exitCode: null,
          notStarted: error.code ?? 'unknown',
          problem: error.message,
        }),
      );
      child.once('close', (code, signal) => resolve(endOf(code, signal)));
      child.once('exit', (code, signal) => {
        end();
        setTimeout(() => resolve(endOf(code, signal)), LAST_WORDS);
      });
    });
    request.signal.throwIfAborted();
    return {
      ...ended,
      stdout: output.text('stdout'),
      stderr: output.text('stderr') || problem,
      timedOut,
      exceeded,
    };
  } finally {
    clearTimeout(deadline);
    clearInterval(watch);
    request.signal.removeEventListener('abort', end);
    process.removeListener('exit', end);
    child.stdout.destroy();
    child.stderr.destroy();
  }
}

interface Ended extends Pick<
  ProcessOutcome,
  'exitCode' | 'endedBy' | 'notStarted'
> {
  /** The system's words for it. */
  readonly problem: string;
}

const endOf = (
  exitCode: number | null,
  signal: NodeJS.Signals | null,
): Ended => ({
  exitCode,
  problem: '',
  ...(signal === null ? {} : { endedBy: signal }),
});

/** Ends the group, and on Linux also the descendants that have left it, as long as their parents are there to be asked. */
function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  const descendants = loadBelow(pid).pids.slice(1);
  endOne(process.platform === 'win32' ? pid : -pid);
  descendants.forEach(endOne);
}

function endOne(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has already ended.
  }
}
