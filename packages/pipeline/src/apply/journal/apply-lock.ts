import { fail, type Diagnostic, type Result } from '@nx-slice/schemas';
import { diagnostic } from '../../diagnostics.js';
import { codeOf } from '../../edge/error-code.js';
import { nodeFs, type JournalFs } from '../../edge/journal-fs.js';
import { acquireLock } from '../../edge/lock/acquire-lock.js';
import { describeRefusal, remedyOf } from '../../edge/lock/describe-refusal.js';
import type { ProcessIdentity } from '../../edge/lock/process-identity.js';
import type { HeldLock, LockRefusal } from '../../edge/lock/try-lock.js';
import type { OnEvent } from '../../events.js';
import { applyFailed } from './apply-failed.js';
import { makeApplyFolder } from './apply-folder.js';
import { LOCK, placesIn } from './places.js';
import { recover } from './recover.js';

export interface ApplyLockOptions {
  readonly signal: AbortSignal;
  readonly onEvent: OnEvent;
  /** In milliseconds; five minutes unless said otherwise, for another apply may have its merged files judged. */
  readonly waitAtMost?: number;
  readonly fs?: JournalFs;
  readonly identity?: ProcessIdentity;
}

type Outcome<T> = Result<T, readonly Diagnostic[]>;

const WAIT = 300_000;

/**
 * Runs `work` while no other apply of this workspace runs, after recovering what an earlier one left. Waits for the
 * lock, and says for whom; `APPLY_LOCKED` when that took too long. Not to be nested: the inner one would wait for
 * the outer.
 *
 * @param workspace absolute path
 */
export async function withApplyLock<T>(
  workspace: string,
  options: ApplyLockOptions,
  work: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const lock = await takeApplyLock(workspace, options);
  if (!lock.ok) return lock;
  try {
    const recovered = recover(workspace, options.fs);
    if (!recovered.ok) return recovered;
    if (recovered.value !== 'nothing') {
      options.onEvent({ type: 'recovered', outcome: recovered.value });
    }
    return await work();
  } finally {
    release(lock.value);
  }
}

/** A lock that cannot be removed is free as soon as this process has ended. */
export function release(lock: HeldLock): void {
  try {
    lock.release();
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
  }
}

/** The lock alone: for recovery itself. */
export async function takeApplyLock(
  workspace: string,
  {
    signal,
    onEvent,
    waitAtMost = WAIT,
    fs = nodeFs,
    identity,
  }: ApplyLockOptions,
): Promise<Outcome<HeldLock>> {
  try {
    const folder = makeApplyFolder(workspace, fs);
    if (!folder.ok) return folder;
    const taken = await acquireLock(placesIn(workspace).lock, {
      purpose: 'apply',
      waitAtMost,
      signal,
      fs,
      ...(identity ? { identity } : {}),
      onWait: (refusal) => {
        onEvent({ type: 'locked', holder: describeRefusal(refusal) });
      },
    });
    return taken.ok ? taken : fail([locked(taken.error)]);
  } catch (error) {
    signal.throwIfAborted();
    return fail([applyFailed(error, 'before the commit')]);
  }
}

const locked = (refusal: LockRefusal): Diagnostic =>
  diagnostic({
    code: 'APPLY_LOCKED',
    stage: 'apply',
    file: LOCK,
    message: `This workspace is locked by ${describeRefusal(refusal)}`,
    hint: `Nothing was written. ${remedyOf(refusal, LOCK)}`,
  });
