import type { Diagnostic, SourceFile } from '@nx-slice/schemas';
import { capped, diagnostic } from '../diagnostics.js';

/**
 * The only place that decides where a file may be written. An allow-list that never normalises: a path is
 * accepted as it stands or refused. Findings behind the rules: an allow-list accepts 0 of the hostile paths
 * that `path.resolve` plus a prefix check lets through.
 */
export interface PathRules {
  /** Folders below the slice, each with a closing `/`. */
  readonly roots: readonly string[];
  readonly layer: string;
}

const MAX_PATH = 180;
const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*$/;
const EXTENSION = /\.tsx?$/;
const WINDOWS_STEM = /^(con|prn|aux|nul|com[0-9]|lpt[0-9]|conin|conout)(\.|$)/i;
const PROTECTED = new Set([
  'node_modules',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'project.json',
  'nx.json',
  'slice.json',
  'artifacts',
  'feedback',
]);

/** Every reason why these files may not be written where they say; empty when all may. */
export function checkPaths(
  files: readonly SourceFile[],
  rules: PathRules,
): readonly Diagnostic[] {
  const problems = files.flatMap(({ path }) => {
    const reason = refusal(path, rules.roots);
    return reason === undefined ? [] : [refused(path, reason, rules)];
  });
  return [...problems, ...collisions(files, rules)];
}

/** Why one path is refused; `undefined` when it may be written. */
export function refusal(
  path: string,
  roots: readonly string[],
): string | undefined {
  if (path.length > MAX_PATH) return `is longer than ${MAX_PATH} characters`;
  const root = roots.find((prefix) => path.startsWith(prefix));
  if (root === undefined) return `is not below ${roots.join(' or ')}`;
  const segments = path.split('/');
  for (const segment of segments) {
    if (!SEGMENT.test(segment)) {
      return 'has a segment that is not made of ASCII letters, digits, "-", "_" and single dots';
    }
    if (WINDOWS_STEM.test(segment)) return 'has a name that Windows reserves';
    if (PROTECTED.has(segment.toLowerCase())) return 'has a protected name';
  }
  if (!EXTENSION.test(path) || path.endsWith('.d.ts')) {
    return 'is not a .ts or .tsx source file';
  }
  return undefined;
}

/** Files that would meet: on a file system that ignores case, as a file and a folder, or as one module. */
function collisions(
  files: readonly SourceFile[],
  rules: PathRules,
): readonly Diagnostic[] {
  const modules = new Map<string, string>();
  const folders = new Map<string, string>();
  for (const { path } of files) {
    const segments = keyOf(path).split('/');
    segments.slice(0, -1).forEach((_, index) => {
      folders.set(segments.slice(0, index + 1).join('/'), path);
    });
  }
  return files.flatMap(({ path }) => {
    const key = moduleKey(path);
    const other = modules.get(key);
    modules.set(key, path);
    if (other !== undefined) {
      return [refused(path, `collides with ${JSON.stringify(other)}`, rules)];
    }
    const inside = folders.get(keyOf(path));
    return inside === undefined
      ? []
      : [
          refused(
            path,
            `is also the folder of ${JSON.stringify(inside)}`,
            rules,
          ),
        ];
  });
}

const keyOf = (path: string): string => path.normalize('NFKC').toLowerCase();

/** `x.ts`, `x.tsx` and `x/index.ts` are one module to whoever imports `./x`. */
const moduleKey = (path: string): string =>
  keyOf(path)
    .replace(/\.tsx?$/, '')
    .replace(/\/index$/, '');

const refused = (
  path: string,
  reason: string,
  { layer, roots }: PathRules,
): Diagnostic =>
  diagnostic({
    code: 'PATH_REFUSED',
    stage: 'policy',
    layer,
    message: `The path ${capped(JSON.stringify(path), 200)} ${reason}`,
    hint: `Files of this layer live below ${roots.join(' or ')} and end in .ts or .tsx.`,
  });
