import { existsSync, lstatSync, readlinkSync } from 'node:fs';

/** What a program on Linux needs of the system to start: libraries, the loader's table, common tools. */
const PARTS = [
  '/usr/bin',
  '/usr/lib',
  '/usr/lib32',
  '/usr/lib64',
  '/usr/libexec',
  '/usr/local/lib',
  '/usr/share/zoneinfo',
  '/bin',
  '/lib',
  '/lib32',
  '/lib64',
  '/nix/store',
  '/etc/alternatives',
  '/etc/ld.so.cache',
  '/etc/ld.so.conf',
  '/etc/ld.so.conf.d',
  '/etc/localtime',
];

export interface SystemFolders {
  /** Absolute paths that exist and are no links. */
  readonly folders: readonly string[];
  /** Where they are links, as on merged systems. */
  readonly links: readonly { readonly path: string; readonly target: string }[];
}

/** The parts of this system; nothing in them is a person's. */
export function systemFolders(): SystemFolders {
  const present = PARTS.filter(existsSync);
  const isLink = (path: string): boolean =>
    !path.startsWith('/etc/') && lstatSync(path).isSymbolicLink();
  return {
    folders: present.filter((path) => !isLink(path)),
    links: present
      .filter(isLink)
      .map((path) => ({ path, target: readlinkSync(path) })),
  };
}
