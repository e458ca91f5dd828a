import { readlinkSync, writeFileSync } from 'node:fs';

/** Where a person reads, whatever stands between a task and them. */
export interface Terminal {
  /** Says something now, past Nx; to standard error where no terminal can be found. */
  say(text: string): void;
}

/**
 * Once Ctrl-C was pressed Nx passes on no more output, and on a terminal it runs tasks in a terminal of their
 * own. The one that Nx itself writes to is found while Nx is still there to be asked.
 */
export function findTerminal(env: NodeJS.ProcessEnv): Terminal {
  const path = nxTerminal(env) ?? '/dev/tty';
  return {
    say: (text) => {
      try {
        writeFileSync(path, `${text}\n`.replaceAll('\n', '\r\n'));
      } catch {
        console.error(text);
      }
    },
  };
}

/** Linux lets a process see where another one of the same person writes to. */
function nxTerminal(env: NodeJS.ProcessEnv): string | undefined {
  const pids = [
    env['NX_INVOCATION_ANCESTOR_PIDS'],
    env['NX_INVOCATION_ROOT_PID'],
  ];
  for (const pid of pids.flatMap((text) => text?.match(/\d+/g) ?? [])) {
    try {
      const target = readlinkSync(`/proc/${pid}/fd/2`);
      if (/^\/dev\/(pts\/\d+|tty\w*)$/.test(target)) return target;
    } catch {
      // Not Linux, or that process is gone.
    }
  }
  return undefined;
}
