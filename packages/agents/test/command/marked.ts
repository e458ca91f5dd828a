import { readdirSync, readFileSync } from 'node:fs';

/** Processes with a mark on their command line. */
export const marked = (mark: string): number =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(mark);
      } catch {
        return false; // It has ended.
      }
    }).length;
