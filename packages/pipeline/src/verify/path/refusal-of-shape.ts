/** What a path may name: a source, or a declaration that the compiler wrote. */
export type FileKind = 'source' | 'declaration';

/** UTF-16 code units, from the slice's folder on: the path of that folder needs room too. */
const MAX_PATH = 180;
const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*$/;
/** Names of devices on Windows, whatever follows their first point. */
const RESERVED_STEM =
  /^(con|prn|aux|nul|com[0-9]|lpt[0-9]|conin|conout)(\.|$)/i;
/** What Git, linters and test runners leave out: a file in there would be applied and never looked at. */
const UNSEEN_FOLDERS = new Set(['node_modules', 'dist', 'out', 'coverage']);
/** Tools look for these next to the files that they work on, and run what they find. */
const CONFIGURATION = /\.(config|conf|workspace)\.tsx?$/i;
/** `x.d.ts`, and `x.d.css.ts`: the compiler believes these, it does not check them. */
const DECLARATION = /\.d\./i;

/**
 * Why a path may be written in no layer at all; `undefined` when only its place remains to be judged. An
 * allow-list that never normalises: what is accepted is written exactly as it stands.
 */
export function refusalOfShape(
  path: string,
  kind: FileKind = 'source',
): string | undefined {
  if (path.length > MAX_PATH) return `is longer than ${MAX_PATH} characters`;
  const segments = path.split('/');
  for (const segment of segments) {
    if (!SEGMENT.test(segment)) {
      return 'has a segment that is not made of ASCII letters, digits, "-", "_" and single dots';
    }
    if (RESERVED_STEM.test(segment)) return 'has a name that Windows reserves';
    if (UNSEEN_FOLDERS.has(segment.toLowerCase())) {
      return 'has a folder that tools leave out';
    }
  }
  const name = segments.at(-1) ?? '';
  if (segments.length < 2) return 'is not in a folder';
  if (!/\.tsx?$/.test(name)) return 'is not a .ts or .tsx source file';
  if (CONFIGURATION.test(name)) return 'is the name of a configuration file';
  const stem = kind === 'declaration' ? name.replace(/\.d\.ts$/, '') : name;
  return DECLARATION.test(stem)
    ? 'is a declaration file, which nobody checks'
    : undefined;
}
