import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { codeOf } from '../error-code.js';
import { nodeFs, type JournalFs } from '../journal-fs.js';
import { printOwner, readOwner, type LockOwner } from './lock-owner.js';
import {
  identify,
  standingOf,
  type ProcessIdentity,
} from './process-identity.js';

export interface HeldLock {
  /** Lets the next one in. A second call does nothing. */
  release(): void;
}

/** Why a lock is not ours. */
export type LockRefusal =
  /** By a process that runs, or by one of another machine or container (`isForeign`), of which nobody here can tell. */
  | {
      readonly kind: 'held';
      readonly owner: LockOwner;
      readonly isForeign: boolean;
    }
  /** The file is not what a lock file says; who holds it cannot be told. */
  | { readonly kind: 'unreadable' }
  /** Somebody took it, or let it go, at this very moment: ask again. */
  | { readonly kind: 'contended' };

export interface LockRequest {
  /** What it is held for, in words for people. */
  readonly purpose: string;
  /** Who asks; this process, except in tests. */
  readonly identity?: ProcessIdentity;
  readonly fs?: JournalFs;
}

export type LockAttempt =
  | { readonly isHeld: true; readonly lock: HeldLock }
  | { readonly isHeld: false; readonly refusal: LockRefusal };

/** Nobody needs as long between making a file and writing a line to it (only where files have one name), in milliseconds. */
const EMPTY = 2_000;

/**
 * Takes a lock, or says who has it. The lock is a file that exactly one process can make, with its owner in it from
 * the first moment: it is written under a name of its own, and then linked. Taken over only when the owner is dead.
 *
 * @param file absolute path; its folder is there
 * @throws errors of the file system
 */
export function tryLock(file: string, request: LockRequest): LockAttempt {
  const { fs = nodeFs, identity = identify(), purpose } = request;
  const owner: LockOwner = {
    version: 1,
    token: randomBytes(16).toString('hex'),
    ...identity,
    purpose,
    since: new Date().toISOString(),
  };
  const text = printOwner(owner);
  const take = (): boolean => publish(fs, file, text, owner.token);
  if (take()) return { isHeld: true, lock: held(fs, file, text) };

  const found = readLock(fs, file);
  if (found === undefined) return refused({ kind: 'contended' });
  const reader = readOwner(found.text);
  if (found.text === '') {
    // What a power cut left, or somebody who is just about to write.
    if (Date.now() - found.writtenAt < EMPTY) {
      return refused({ kind: 'contended' });
    }
  } else if (reader === undefined) {
    return refused({ kind: 'unreadable' });
  } else {
    const standing = standingOf(reader, identity);
    if (standing !== 'dead') {
      return refused({
        kind: 'held',
        owner: reader,
        isForeign: standing === 'foreign',
      });
    }
  }
  clear(file, found.text, reader?.token ?? 'empty', request);
  return take()
    ? { isHeld: true, lock: held(fs, file, text) }
    : refused({ kind: 'contended' });
}

const refused = (refusal: LockRefusal): LockAttempt => ({
  isHeld: false,
  refusal,
});

/** Errors of file systems on which a file has one name only. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

/** Makes the lock file; `false` when there is one. */
function publish(
  fs: JournalFs,
  file: string,
  text: string,
  token: string,
): boolean {
  if (fs.stat(file) !== undefined) return false;
  const own = `${file}.${token}`;
  try {
    writeNew(fs, own, text);
    try {
      fs.link(own, file);
      return true;
    } catch (error) {
      const code = codeOf(error);
      if (code === 'EEXIST') return false;
      if (code === undefined || !NO_LINKS.has(code)) throw error;
    }
    try {
      writeNew(fs, file, text);
      return true;
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
      throw error;
    }
  } finally {
    tidy(fs, own);
  }
}

function writeNew(fs: JournalFs, path: string, text: string): void {
  const handle = fs.create(path, 0o600);
  try {
    fs.write(handle, Buffer.from(text));
    // A power cut must not leave the name with half of the owner.
    fs.flush(handle);
  } finally {
    fs.close(handle);
  }
}

const held = (fs: JournalFs, file: string, text: string): HeldLock => ({
  release: () => {
    // Nobody takes it from a process that runs; whoever removed it by hand must not lose the next one's too.
    if (readLock(fs, file)?.text === text) removeIfThere(fs, file);
  },
});

/**
 * Removes the lock of a dead owner. Two that find it dead must not remove one after the other, the second the lock of
 * the first: so the right to remove exactly this one is a lock itself, named by its token, and held while looking
 * again. Whoever dies in here leaves a lock that the next one takes over in the same way.
 */
function clear(
  file: string,
  text: string,
  token: string,
  request: LockRequest,
): void {
  const { fs = nodeFs } = request;
  const right = tryLock(`${file}.dead-${token.slice(0, 8)}`, request);
  if (!right.isHeld) return;
  try {
    if (readLock(fs, file)?.text !== text) return;
    removeIfThere(fs, file);
    removeLeft(file, request);
  } finally {
    right.lock.release();
  }
}

/** Names of their own that processes had, who died before they could take them away. */
function removeLeft(
  file: string,
  { fs = nodeFs, identity }: LockRequest,
): void {
  const prefix = `${basename(file)}.`;
  for (const name of fs.list(dirname(file))) {
    if (!name.startsWith(prefix)) continue;
    const path = join(dirname(file), name);
    const owner = readOwner(readLock(fs, path)?.text ?? '');
    if (owner && standingOf(owner, identity) === 'dead') {
      removeIfThere(fs, path);
    }
  }
}

function readLock(
  fs: JournalFs,
  file: string,
): { readonly text: string; readonly writtenAt: number } | undefined {
  try {
    const found = fs.stat(file);
    if (found === undefined) return undefined;
    // A folder, a link, a device: nothing that was ever written here.
    return found.kind === 'file'
      ? { text: fs.read(file).toString(), writtenAt: found.writtenAt }
      : { text: `a ${found.kind}`, writtenAt: found.writtenAt };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function removeIfThere(fs: JournalFs, path: string): void {
  try {
    fs.remove(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

/** What stays is swept up after the next takeover. */
function tidy(fs: JournalFs, path: string): void {
  try {
    removeIfThere(fs, path);
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
  }
}
