import { existsSync } from 'node:fs';

const PRLIMIT = '/usr/bin/prlimit';

/**
 * Threads of all its processes. Node needs a dozen each; the kernel counts them for each user and, since
 * Linux 5.14, for each sandbox. It does not count root's.
 */
const THREADS = 1024;
/** Bytes of one file. */
const FILE_SIZE = 64 * 1024 * 1024;
/**
 * Bytes of writable memory of one process. Not the address space: V8 and WebAssembly reserve tens of
 * gigabytes of that and use little of it.
 */
const DATA = 4 * 1024 ** 3;

/** Sets the kernel's limits on itself and becomes the command behind it; nothing where it is not installed. */
export const limiter = (): readonly string[] =>
  existsSync(PRLIMIT)
    ? [
        PRLIMIT,
        '--core=0',
        `--nproc=${THREADS}`,
        `--fsize=${FILE_SIZE}`,
        `--data=${DATA}`,
        '--',
      ]
    : [];
