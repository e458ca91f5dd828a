import { relative, sep } from 'node:path';

/**
 * Where a file is inside its slice, such as `src/db/index.ts`; `undefined` when it is in none.
 *
 * @param slices the folder of a slice, with `*` for any one segment (`packages/slices/*`); `.` is `cwd` itself
 */
export function pathInSlice(
  filename: string,
  cwd: string,
  slices: string,
): string | undefined {
  if (slices === '.') return posix(relative(cwd, filename));
  const folder = slices
    .split('/')
    .map((segment) => (segment === '*' ? '[^/]+' : escaped(segment)))
    .join('/');
  return new RegExp(`^.*?/${folder}/(.+)$`).exec(posix(filename))?.[1];
}

const posix = (path: string): string => path.split(sep).join('/');

const escaped = (text: string): string =>
  text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
