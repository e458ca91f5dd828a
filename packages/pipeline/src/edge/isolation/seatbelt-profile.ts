import type { Mounts } from './mounts.js';

/**
 * A profile for `sandbox-exec` of macOS: everything is denied but to run programs, to read what is named, and
 * to write where it is said. Written from the documentation of the language; later rules win.
 */
export const seatbeltProfile = ({ readable, writable }: Mounts): string =>
  [
    '(version 1)',
    '(deny default)',
    '(allow process-exec*)',
    '(allow process-fork)',
    '(allow process-info* (target same-sandbox))',
    '(allow signal (target same-sandbox))',
    '(allow sysctl-read)',
    '(allow file-read-metadata)',
    `(allow file-read* ${[...SYSTEM, ...readable, ...writable].map(subpath).join(' ')} (literal "/") (literal "/dev/null") (literal "/dev/random") (literal "/dev/urandom"))`,
    '(allow file-write-data (literal "/dev/null"))',
    ...(writable.length > 0
      ? [`(allow file-write* ${writable.map(subpath).join(' ')})`]
      : []),
    '(deny network*)',
    '',
  ].join('\n');

/** The loader and the libraries of the system. */
const SYSTEM = [
  '/System/Library',
  '/System/Volumes/Preboot/Cryptexes/OS',
  '/usr/lib',
  '/usr/bin',
  '/bin',
  '/private/var/db/dyld',
];

const subpath = (path: string): string =>
  `(subpath "${path.replace(/[\\"]/g, '\\$&')}")`;
