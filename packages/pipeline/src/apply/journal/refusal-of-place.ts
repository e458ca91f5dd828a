/** No transaction writes there: version control, tools, and our own journal. */
const PROTECTED = new Set(['.git', '.nx', '.nx-slice', 'node_modules']);
const RESERVED_STEM =
  /^(con|prn|aux|nul|com[0-9]|lpt[0-9]|conin\$|conout\$)(\.|$)/i;
/** Control and format characters, lone surrogates, and what Windows has in no name. */
const NOT_IN_NAMES = /[\p{Other}\\:*?"<>|]/u;
/** UTF-16 code units. */
const MAX_PATH = 1_000;

/**
 * Why a transaction may not touch a path of the workspace; `undefined` when it may. A journal is read from the disk,
 * and may be anybody's. Which of its folders the path may be in was judged before, by the policy of the layers; here
 * it must not lead out of the workspace, nor to where files are run from. Nothing is normalised.
 */
export function refusalOfPlace(path: string): string | undefined {
  if (path.length > MAX_PATH) {
    return `is longer than ${String(MAX_PATH)} characters`;
  }
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.' || segment === '..') {
      return 'is no plain path below the workspace';
    }
    if (NOT_IN_NAMES.test(segment) || /[. ]$/.test(segment)) {
      return 'has characters that are not in names of files everywhere';
    }
    if (RESERVED_STEM.test(segment)) return 'has a name that Windows reserves';
    if (PROTECTED.has(segment.toLowerCase())) {
      return 'is in a folder that is not ours';
    }
  }
  return undefined;
}

/** What one file system may take for the same name. */
export const foldedPath = (path: string): string =>
  path.normalize('NFKC').toLowerCase();

/**
 * Why paths that may each be touched may not be touched together: two that are the same, or a file below another.
 * The same in another case is fine when one of them goes and the other comes.
 */
export function findMeeting(
  files: readonly {
    readonly path: string;
    readonly after: string | null;
  }[],
): readonly { readonly path: string; readonly reason: string }[] {
  const paths = new Set<string>();
  const staying = new Set<string>();
  const folders = new Set(
    files.flatMap(({ path }) => foldersAbove(foldedPath(path))),
  );
  return files.flatMap(({ path, after }) => {
    const key = foldedPath(path);
    const isMet = paths.has(path) || (after !== null && staying.has(key));
    paths.add(path);
    if (after !== null) staying.add(key);
    if (isMet) return [{ path, reason: 'is there twice' }];
    return folders.has(key)
      ? [{ path, reason: 'is a file and a folder at once' }]
      : [];
  });
}

/** `a`, `a/b` for `a/b/c.ts`, the outermost first. */
export const foldersAbove = (path: string): readonly string[] => {
  const segments = path.split('/').slice(0, -1);
  return segments.map((_, index) => segments.slice(0, index + 1).join('/'));
};
