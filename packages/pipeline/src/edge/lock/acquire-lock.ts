import { setTimeout as sleep } from 'node:timers/promises';
import { fail, ok, type Result } from '@nx-slice/schemas';
import {
  tryLock,
  type HeldLock,
  type LockRefusal,
  type LockRequest,
} from './try-lock.js';

export interface LockOptions extends LockRequest {
  /** In milliseconds; 0 asks once. */
  readonly waitAtMost: number;
  /** In milliseconds, 20 unless said otherwise. */
  readonly pollEvery?: number;
  /** Called once, when it becomes clear that somebody else has it. */
  readonly onWait?: (refusal: LockRefusal) => void;
}

const POLL = 20;

/**
 * Waits for a lock file.
 *
 * @param file absolute path; its folder is there
 * @throws the reason of `signal`, or an error of the file system
 */
export async function acquireLock(
  file: string,
  options: LockOptions & { readonly signal?: AbortSignal | undefined },
): Promise<Result<HeldLock, LockRefusal>> {
  const { signal } = options;
  const attempts = attempt(file, options);
  for (;;) {
    signal?.throwIfAborted();
    const { value } = attempts.next();
    if (typeof value !== 'number') return value;
    await sleep(value, undefined, signal ? { signal } : {}).catch(() => {
      signal?.throwIfAborted();
    });
  }
}

/** The same, for code that cannot wait otherwise than by standing still. */
export function acquireLockSync(
  file: string,
  options: LockOptions,
): Result<HeldLock, LockRefusal> {
  const attempts = attempt(file, options);
  for (;;) {
    const { value } = attempts.next();
    if (typeof value !== 'number') return value;
    stand(value);
  }
}

/** Yields how long to wait before the next attempt, in milliseconds, and in the end says what came of it. */
function* attempt(
  file: string,
  options: LockOptions,
): Generator<number, Result<HeldLock, LockRefusal>, void> {
  const { waitAtMost, pollEvery = POLL, onWait } = options;
  const until = performance.now() + waitAtMost;
  let isTold = false;
  for (;;) {
    const tried = tryLock(file, options);
    if (tried.isHeld) return ok(tried.lock);
    const { refusal } = tried;
    // No waiting makes it readable.
    if (refusal.kind === 'unreadable') return fail(refusal);
    const left = until - performance.now();
    if (left <= 0) return fail(refusal);
    if (!isTold && refusal.kind === 'held') {
      onWait?.(refusal);
      isTold = true;
    }
    // Not in step with others who wait for the same.
    yield Math.min(left, pollEvery * (0.5 + Math.random()));
  }
}

function stand(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
