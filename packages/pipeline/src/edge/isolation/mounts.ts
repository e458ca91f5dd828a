/** What a sandbox shows of the file system, every path under its own name. */
export interface Mounts {
  /** Absolute paths of files and folders; those that are missing are left out. */
  readonly readable: readonly string[];
  /** Absolute paths of folders. */
  readonly writable: readonly string[];
}

export interface Mount {
  readonly path: string;
  readonly writable: boolean;
}

/** Parents before what lies in them, so that a writable folder in a readable one stays writable. */
export const inOrder = ({ readable, writable }: Mounts): readonly Mount[] => {
  const writableSet = new Set(writable);
  return [...new Set([...readable, ...writable])]
    .sort((a, b) => (a < b ? -1 : 1))
    .map((path) => ({ path, writable: writableSet.has(path) }));
};
