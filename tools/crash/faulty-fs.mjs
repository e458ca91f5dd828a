/**
 * A file system of the journal that counts the calls which change something, and lets one of them go wrong. Used by
 * the crash matrix and by the tests of the journal.
 */

/** Everything else only looks. */
const CHANGING = [
  'makeFolder',
  'create',
  'write',
  'setMode',
  'flush',
  'flushFolder',
  'rename',
  'link',
  'remove',
  'removeFolder',
];

/**
 * @param {object} fs what the calls go to
 * @param {(call: {number: number, name: string, args: unknown[]}) => void} before called before each changing call,
 *   counted from 1; what it throws comes instead of the call
 */
export function watched(fs, before) {
  let number = 0;
  const all = { ...fs };
  for (const name of CHANGING) {
    all[name] = (...args) => {
      number += 1;
      before({ number, name, args });
      return fs[name](...args);
    };
  }
  return all;
}

/** How many calls that change something `work` makes. */
export function countCalls(fs, work) {
  let count = 0;
  work(watched(fs, ({ number }) => (count = number)));
  return count;
}

/** Thrown instead of every call from a certain one on: for the disk it is the same as the death of the process. */
export class Killed extends Error {}

/** Nothing reaches the disk from call `at` on. Nobody catches the error: it has no code. */
export const killedAt = (fs, at) =>
  watched(fs, ({ number }) => {
    if (number >= at) throw new Killed();
  });

/** The process itself is killed before call `at`; of a write, half is done first. */
export const killingAt = (fs, at) =>
  watched(fs, ({ number, name, args }) => {
    if (number !== at) return;
    if (name === 'write') {
      const [handle, bytes] = args;
      fs.write(handle, bytes.subarray(0, bytes.length >> 1));
    }
    process.kill(process.pid, 'SIGKILL');
    // The signal comes at once, and this is for the reader.
    for (;;);
  });

/** Call `at`, or every call from then on, fails with an error of the system. */
export function failingAt(fs, at, code, isSticky) {
  const paths = new Map();
  const remembering = {
    ...fs,
    create: (path, mode) => {
      const handle = fs.create(path, mode);
      paths.set(handle, path);
      return handle;
    },
  };
  return watched(remembering, ({ number, name, args }) => {
    if (number !== at && !(isSticky && number > at)) return;
    const [first] = args;
    const error = new Error(
      `${code}: injected, ${name} '${typeof first === 'string' ? first : paths.get(first)}'`,
    );
    error.code = code;
    throw error;
  });
}

/** What the suite must notice. Each takes one promise away. */
export const MUTANTS = {
  'no fsync': (fs) => ({
    ...fs,
    flush: () => undefined,
    flushFolder: () => undefined,
  }),
  /** Content is written over what is there, in place. */
  'no rename': (fs) => ({
    ...fs,
    rename: (from, to) => {
      const bytes = fs.read(from);
      if (fs.stat(to) !== undefined) fs.remove(to);
      const handle = fs.create(to, 0o644);
      fs.write(handle, bytes);
      fs.close(handle);
      fs.remove(from);
    },
  }),
  /** Everybody gets it. */
  'no lock': (fs) => ({
    ...fs,
    stat: (path) => (path.endsWith('/lock') ? undefined : fs.stat(path)),
    link: (from, to) => {
      fs.rename(from, to);
    },
  }),
};
