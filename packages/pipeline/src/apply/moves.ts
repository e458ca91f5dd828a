import type { Applied, SourceFile } from '@nx-slice/schemas';
import { listFiles } from '../edge/files.js';
import { movedFiles } from '../edge/moved-files.js';
import { seenFile } from '../edge/seen-file.js';
import { refusalOfShape } from '../verify/path/refusal-of-shape.js';

/** Where a person has moved what was written: as was noted down, or as git sees it. */
export async function movesIn(
  folder: string,
  applied: Applied,
  desired: readonly SourceFile[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const isThere = (path: string) => seenFile(folder, path).text !== undefined;
  const known = new Map(
    (applied.moved ?? [])
      .filter(({ to }) => isThere(to))
      .map(({ path, to }) => [path, to]),
  );
  const missing = applied.files.filter(
    ({ path }) => !known.has(path) && !isThere(path),
  );
  if (missing.length === 0) return known;
  const taken = new Set([
    ...known.values(),
    ...[...applied.files, ...desired].map(({ path }) => path),
  ]);
  const added = listFiles(folder)
    .filter((path) => !taken.has(path) && refusalOfShape(path) === undefined)
    .flatMap((path) => {
      const { text } = seenFile(folder, path);
      return text === undefined ? [] : [{ path, content: text }];
    });
  return new Map([...known, ...(await movedFiles(missing, added, signal))]);
}
