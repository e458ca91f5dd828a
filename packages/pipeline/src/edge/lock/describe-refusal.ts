import { inertLine } from '../../report/inert.js';
import type { LockRefusal } from './try-lock.js';

/** Who is in the way, for a person. */
export function describeRefusal(refusal: LockRefusal): string {
  switch (refusal.kind) {
    case 'held': {
      const { purpose, pid, host, since } = refusal.owner;
      return `${inertLine(purpose, 200)} (process ${String(pid)}${refusal.isForeign ? ` of another machine or container, ${inertLine(host, 100)}` : ''}, since ${inertLine(since)})`;
    }
    case 'unreadable':
      return 'a lock file that this version cannot read';
    case 'contended':
      return 'other processes that ask for it all the time';
  }
}

/**
 * What to do about it.
 *
 * @param file the lock file, as a person would name it
 */
export function remedyOf(refusal: LockRefusal, file: string): string {
  switch (refusal.kind) {
    case 'held':
      return refusal.isForeign
        ? `If nothing runs there any more, delete ${file} and run the same command again.`
        : 'Wait until it has ended, or stop it, and run the same command again.';
    case 'unreadable':
      return `It may be of a newer nx-slice. If no other nx-slice is running, delete ${file} and run the same command again.`;
    case 'contended':
      return 'Run the same command again.';
  }
}
