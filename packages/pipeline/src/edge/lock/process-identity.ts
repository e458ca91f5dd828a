import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * A process as others can look for it. A number alone is used again; with the time at which the process began and
 * the boot that this time counts from, it is not.
 */
export interface ProcessIdentity {
  readonly pid: number;
  /** In clock ticks since the boot, from `/proc/<pid>/stat`; `null` where the system does not say. */
  readonly start: string | null;
  /** Of this run of the system's kernel; `null` where the system does not say. */
  readonly boot: string | null;
  /** Containers of one machine share the boot, and count their processes apart; `null` where there is no such thing. */
  readonly namespace: string | null;
  readonly host: string;
}

/**
 * - `alive`: it runs.
 * - `dead`: it has ended, or the system was started again since.
 * - `foreign`: it is, or was, of another machine or container; nobody here can tell.
 */
export type Standing = 'alive' | 'dead' | 'foreign';

export const identify = (pid: number = process.pid): ProcessIdentity => ({
  pid,
  start: startOf(pid) ?? null,
  boot: bootId(),
  namespace: namespaceOf(),
  host: hostname(),
});

/** How a process, that wrote its identity down at some time, stands now. */
export function standingOf(
  owner: ProcessIdentity,
  here: ProcessIdentity = identify(),
): Standing {
  const isHere = owner.host === here.host;
  if (owner.boot !== here.boot) return isHere ? 'dead' : 'foreign';
  if (!isHere && owner.boot === null) return 'foreign';
  if (owner.namespace !== here.namespace) return 'foreign';
  if (owner.start !== null) {
    return startOf(owner.pid) === owner.start ? 'alive' : 'dead';
  }
  return answers(owner.pid) ? 'alive' : 'dead';
}

/** Of the fields behind the command's closing parenthesis in `/proc/<pid>/stat`. */
const STATE = 0;
const START = 19;

/** `undefined`: no such process, or one that has ended and only waits for its parent to notice. */
function startOf(pid: number): string | undefined {
  const text = readIfThere(`/proc/${pid}/stat`);
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ');
  const state = fields?.[STATE];
  return state === 'Z' || state === 'X' ? undefined : fields?.[START];
}

const bootId = (): string | null =>
  readIfThere('/proc/sys/kernel/random/boot_id')?.trim() ?? null;

function namespaceOf(): string | null {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return null;
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return undefined;
  }
}

function answers(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: somebody else's.
    return !(
      error instanceof Error &&
      'code' in error &&
      error.code === 'ESRCH'
    );
  }
}
