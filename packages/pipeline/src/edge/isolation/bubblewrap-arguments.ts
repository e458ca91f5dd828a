import { inOrder, type Mounts } from './mounts.js';

export interface BubblewrapRequest extends Mounts {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Absolute paths of folders that are empty inside, and gone afterwards. */
  readonly temporary: readonly string[];
  /** Links such as `/lib` → `usr/lib`, which merged systems start programs through. */
  readonly links: readonly { readonly path: string; readonly target: string }[];
  /** The command that sets limits on itself and then becomes what follows it; empty where there is none. */
  readonly limiter: readonly string[];
}

/** Bytes. A disk filler fills this much memory and no disk. */
export const TEMPORARY_SIZE = 256 * 1024 * 1024;

/**
 * bubblewrap: no network, no processes but its own, nothing of the file system but what is named here. Root
 * keeps no capability. The new session keeps it from typing into the terminal.
 */
export const bubblewrapArguments = (
  request: BubblewrapRequest,
): readonly string[] => [
  '--unshare-all',
  '--die-with-parent',
  '--new-session',
  '--cap-drop',
  'ALL',
  '--clearenv',
  ...Object.entries(request.env).flatMap(([name, value]) => [
    '--setenv',
    name,
    value,
  ]),
  ...request.links.flatMap(({ path, target }) => ['--symlink', target, path]),
  '--proc',
  '/proc',
  '--dev',
  '/dev',
  ...temporary('/tmp'),
  ...inOrder(request).flatMap(({ path, writable }) => [
    writable ? '--bind-try' : '--ro-bind-try',
    path,
    path,
  ]),
  ...request.temporary.flatMap(temporary),
  '--chdir',
  request.cwd,
  '--',
  ...request.limiter,
  request.file,
  ...request.args,
];

const temporary = (path: string): readonly string[] => [
  '--size',
  String(TEMPORARY_SIZE),
  '--tmpfs',
  path,
];
