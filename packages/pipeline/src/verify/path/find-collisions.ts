import { inertLine } from '../../report/inert.js';

export interface Collision {
  readonly path: string;
  readonly reason: string;
}

/**
 * Files that would meet although each alone is fine: on a file system that ignores case or normalises, as a
 * file and a folder, or as one module to whoever imports it. Names are compared by a folded key and never
 * changed.
 *
 * @param paths of bounded length: each of their folders is looked at
 */
export function findCollisions(paths: readonly string[]): readonly Collision[] {
  const folders = foldersOf(paths);
  const modules = new Map<string, string>();
  return paths.flatMap((path): readonly Collision[] => {
    const key = moduleKey(path);
    const other = modules.get(key);
    if (other !== undefined) {
      return [{ path, reason: `collides with ${quoted(other)}` }];
    }
    modules.set(key, path);
    const inside = folders.get(keyOf(path));
    if (inside !== undefined) {
      return [{ path, reason: `is also the folder of ${quoted(inside.file)}` }];
    }
    const odd = parentsOf(path).find(
      (folder) => folders.get(keyOf(folder))?.spelling !== folder,
    );
    return odd === undefined
      ? []
      : [
          {
            path,
            reason: `spells the folder ${quoted(folders.get(keyOf(odd))?.spelling ?? odd)} in another way`,
          },
        ];
  });
}

/** Every folder by its key: how it is spelled first, and the file that says so. */
function foldersOf(
  paths: readonly string[],
): ReadonlyMap<string, { readonly spelling: string; readonly file: string }> {
  const folders = new Map<string, { spelling: string; file: string }>();
  for (const file of paths) {
    for (const spelling of parentsOf(file)) {
      const key = keyOf(spelling);
      if (!folders.has(key)) folders.set(key, { spelling, file });
    }
  }
  return folders;
}

/** `a`, `a/b` for `a/b/c.ts`. */
const parentsOf = (path: string): readonly string[] => {
  const segments = path.split('/').slice(0, -1);
  return segments.map((_, index) => segments.slice(0, index + 1).join('/'));
};

const quoted = (path: string): string => `"${inertLine(path, 200)}"`;

const keyOf = (path: string): string => path.normalize('NFKC').toLowerCase();

/** `x.ts`, `x.tsx`, `x.js.ts` and `x/index.ts` are one module to whoever imports `./x` or `./x.js`. */
const moduleKey = (path: string): string =>
  keyOf(path)
    .replace(/(\.(d|[cm]?[jt]sx?|json|node))+$/, '')
    .replace(/\/index$/, '');
