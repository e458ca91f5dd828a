import { basename, dirname } from 'node:path';
import type { FileStat, JournalFs } from '../../../src/edge/journal-fs.js';

interface FileNode {
  readonly kind: 'file';
  readonly inode: number;
  mode: number;
  content: Buffer;
  /** What a power cut leaves. */
  flushed: Buffer;
}

interface FolderNode {
  readonly kind: 'folder';
  readonly inode: number;
  entries: ReadonlyMap<string, Node>;
}

type Node = FileNode | FolderNode;

/** One call that changed entries: the disk has all of it or nothing. `null`: the entry goes. */
interface Operation {
  readonly sets: readonly {
    readonly folder: FolderNode;
    readonly name: string;
    readonly node: Node | null;
  }[];
}

/**
 * How much of what nobody asked the disk to hold it holds all the same. Journals of file systems keep entries in
 * order; that content of files has come as far is not promised by any of them.
 */
export interface Luck {
  /** Of the operations on entries that were not flushed: whether this one survives. */
  readonly survives: (index: number, of: number) => boolean;
  /** Of content that was not flushed: how much of it, 0 to 1. */
  readonly content: number;
}

/** A disk in memory that loses on a power cut what was not flushed, file by file and entry by entry. */
export interface PowerDisk {
  readonly fs: JournalFs;
  /** The disk after a power cut now. */
  cut(luck: Luck): PowerDisk;
  /** Content by path, below a folder. */
  files(folder: string): ReadonlyMap<string, string>;
}

const MODE = 0o644;

export function createPowerDisk(
  initial: ReadonlyMap<string, string>,
): PowerDisk {
  let inodes = 0;
  const makeFolder = (entries: ReadonlyMap<string, Node>): FolderNode => ({
    kind: 'folder',
    inode: (inodes += 1),
    entries,
  });
  const root = makeFolder(new Map());
  /** By folder: what the disk holds of its entries. */
  const durable = new Map<FolderNode, ReadonlyMap<string, Node>>();
  let pending: readonly Operation[] = [];
  const handles = new Map<number, FileNode>();
  let lastHandle = 0;

  const find = (path: string): Node | undefined =>
    path
      .split('/')
      .filter(Boolean)
      .reduce<Node | undefined>(
        (node, name) =>
          node?.kind === 'folder' ? node.entries.get(name) : undefined,
        root,
      );
  const folderAt = (path: string): FolderNode => {
    const node = find(path);
    if (node?.kind === 'folder') return node;
    throw failure('ENOENT', path);
  };
  const fileAt = (path: string): FileNode => {
    const node = find(path);
    if (node?.kind === 'file') return node;
    throw failure('ENOENT', path);
  };
  const opened = (handle: number): FileNode => {
    const node = handles.get(handle);
    if (node) return node;
    throw failure('EBADF', String(handle));
  };
  const change = (
    ...changes: readonly (readonly [path: string, node: Node | null])[]
  ): void => {
    const sets = changes.map(([path, node]) => ({
      folder: folderAt(dirname(path)),
      name: basename(path),
      node,
    }));
    for (const set of sets)
      set.folder.entries = withSet(set.folder.entries, set);
    pending = [...pending, { sets }];
  };
  const free = (path: string): void => {
    folderAt(dirname(path));
    if (find(path)) throw failure('EEXIST', path);
  };
  const hold = ({ sets }: Operation): void => {
    for (const set of sets) {
      durable.set(
        set.folder,
        withSet(durable.get(set.folder) ?? new Map<string, Node>(), set),
      );
    }
  };

  const fs: JournalFs = {
    stat: (path) => {
      const node = find(path);
      return node ? statOf(node) : undefined;
    },
    read: (path) => Buffer.from(fileAt(path).content),
    list: (path) => [...folderAt(path).entries.keys()].sort(),
    checkWritable: () => undefined,
    makeFolder: (path) => {
      free(path);
      change([path, makeFolder(new Map())]);
    },
    create: (path, mode) => {
      free(path);
      const node: FileNode = {
        kind: 'file',
        inode: (inodes += 1),
        mode,
        content: Buffer.alloc(0),
        flushed: Buffer.alloc(0),
      };
      change([path, node]);
      lastHandle += 1;
      handles.set(lastHandle, node);
      return lastHandle;
    },
    write: (handle, bytes) => {
      const node = opened(handle);
      node.content = Buffer.concat([node.content, bytes]);
    },
    setMode: (handle, mode) => {
      opened(handle).mode = mode;
    },
    flush: (handle) => {
      const node = opened(handle);
      node.flushed = node.content;
    },
    close: (handle) => {
      handles.delete(handle);
    },
    flushFolder: (path) => {
      const folder = folderAt(path);
      const [own, others] = [true, false].map((isOwn) =>
        pending.filter(
          ({ sets }) => sets.some((set) => set.folder === folder) === isOwn,
        ),
      );
      own?.forEach(hold);
      pending = others ?? [];
    },
    rename: (from, to) => {
      change([from, null], [to, fileAt(from)]);
    },
    link: (from, to) => {
      free(to);
      change([to, fileAt(from)]);
    },
    remove: (path) => {
      fileAt(path);
      change([path, null]);
    },
    removeFolder: (path) => {
      if (folderAt(path).entries.size > 0) throw failure('ENOTEMPTY', path);
      change([path, null]);
    },
  };

  const files = (folder: string): ReadonlyMap<string, string> => {
    const found = new Map<string, string>();
    const visit = (node: FolderNode, below: string): void => {
      for (const [name, entry] of node.entries) {
        if (entry.kind === 'folder') visit(entry, `${below}${name}/`);
        else found.set(`${below}${name}`, entry.content.toString());
      }
    };
    visit(folderAt(folder), '');
    return found;
  };

  const cut = ({ survives, content }: Luck): PowerDisk => {
    const held = new Map(durable);
    pending.forEach(({ sets }, index) => {
      if (!survives(index, pending.length)) return;
      for (const set of sets) {
        held.set(
          set.folder,
          withSet(held.get(set.folder) ?? new Map<string, Node>(), set),
        );
      }
    });
    const left = new Map<string, string>();
    const folders: string[] = [];
    const visit = (folder: FolderNode, below: string): void => {
      for (const [name, node] of held.get(folder) ?? []) {
        const path = `${below}/${name}`;
        if (node.kind === 'folder') {
          folders.push(path);
          visit(node, path);
        } else {
          const { flushed, content: all } = node;
          const rest = all.subarray(flushed.length);
          left.set(
            path,
            Buffer.concat([
              flushed,
              rest.subarray(0, Math.floor(rest.length * content)),
            ]).toString(),
          );
        }
      }
    };
    visit(root, '');
    return filled(left, folders);
  };

  for (const [path, content] of initial) {
    const parts = dirname(path).split('/').filter(Boolean);
    parts.forEach((_, index) => {
      const folder = `/${parts.slice(0, index + 1).join('/')}`;
      if (!find(folder)) fs.makeFolder(folder);
    });
    const handle = fs.create(path, MODE);
    fs.write(handle, Buffer.from(content));
    fs.flush(handle);
    fs.close(handle);
  }
  pending.forEach(hold);
  pending = [];
  return { fs, cut, files };
}

/** Empty folders are there too. */
function filled(
  files: ReadonlyMap<string, string>,
  folders: readonly string[],
): PowerDisk {
  const disk = createPowerDisk(files);
  for (const folder of folders) {
    if (!disk.fs.stat(folder)) disk.fs.makeFolder(folder);
  }
  return disk;
}

function withSet(
  entries: ReadonlyMap<string, Node>,
  { name, node }: Operation['sets'][number],
): ReadonlyMap<string, Node> {
  const next = new Map(entries);
  if (node === null) next.delete(name);
  else next.set(name, node);
  return next;
}

const statOf = (node: Node): FileStat => ({
  kind: node.kind,
  device: 1,
  inode: node.inode,
  mode: node.kind === 'file' ? node.mode : 0o755,
  size: node.kind === 'file' ? node.content.length : 0,
  writtenAt: 0,
});

const failure = (code: string, path: string): Error =>
  Object.assign(new Error(`${code}: ${path}`), { code });
