import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launcherScript } from '../launcher-script.js';

/** Starts Codex through a script of ours, and ends it. One turn at a time. */
export interface Launcher {
  /** Absolute path of the program to start instead of Codex. */
  readonly path: string;
  /** Before each turn. */
  prepare(): void;
  /** Ends the turn that runs or is about to; the reader of its events sees it end. */
  stop(): void;
  /** After each turn: from now on another one may run in the same place. */
  ended(): void;
}

/** How long Codex may take to end by itself. */
const GRACE = 1000;

/** @param folder absolute path, for the script; `turn` below it must be there */
export function createLauncher(folder: string, binary: string): Launcher {
  const path = join(folder, 'codex');
  const turn = join(folder, 'turn');
  const pid = join(turn, 'pid');
  const stopped = join(turn, 'stop');
  writeFileSync(path, launcherScript({ binary, turn, asker: process.pid }), {
    mode: 0o700,
  });
  let last: NodeJS.Timeout | undefined;
  const signal = (name: NodeJS.Signals): void => {
    try {
      // The script takes the file away when Codex has ended, before its number can be another process's.
      process.kill(Number(readFileSync(pid, 'utf8')), name);
    } catch {
      // Not started yet, in which case the script finds the other file; or ended.
    }
  };
  return {
    path,
    prepare: () => {
      for (const file of [pid, stopped]) rmSync(file, { force: true });
    },
    stop: () => {
      writeFileSync(stopped, '');
      signal('SIGTERM');
      last ??= setTimeout(() => signal('SIGKILL'), GRACE);
    },
    ended: () => {
      clearTimeout(last);
      last = undefined;
    },
  };
}
