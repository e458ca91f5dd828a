import { extname } from 'node:path/posix';
import type { SourceFile } from '@nx-slice/schemas';
import { textLines } from './text-lines.js';

/** From which share of common lines on a new file is an old one under another name. */
const SIMILAR = 0.6;

/**
 * Which files that are no longer generated are generated under another path now: what a person changed in such a
 * file goes along. Each file is paired once, the most similar first.
 *
 * @param gone files that were written and are no longer wanted
 * @param fresh files that are wanted and were not written before
 * @returns the new path by the old one
 */
export function renamedFiles(
  gone: readonly SourceFile[],
  fresh: readonly SourceFile[],
): ReadonlyMap<string, string> {
  const pairs = gone
    .flatMap((before) =>
      fresh
        .filter(({ path }) => extname(path) === extname(before.path))
        .map((after) => ({
          from: before.path,
          to: after.path,
          share: commonShare(before.content, after.content),
        })),
    )
    .filter(({ share }) => share >= SIMILAR)
    .sort(
      (x, y) => y.share - x.share || (x.from + x.to < y.from + y.to ? -1 : 1),
    );
  const found = new Map<string, string>();
  const taken = new Set<string>();
  for (const { from, to } of pairs) {
    if (found.has(from) || taken.has(to)) continue;
    found.set(from, to);
    taken.add(to);
  }
  return found;
}

/** Of the lines of the longer text, blank ones not counted, how many both have; from 0 to 1. */
function commonShare(a: string, b: string): number {
  const left = linesOf(a);
  const right = linesOf(b);
  const rest = new Map<string, number>();
  for (const line of left) rest.set(line, (rest.get(line) ?? 0) + 1);
  let common = 0;
  for (const line of right) {
    const count = rest.get(line) ?? 0;
    if (count === 0) continue;
    rest.set(line, count - 1);
    common += 1;
  }
  const longer = Math.max(left.length, right.length);
  return longer === 0 ? 0 : common / longer;
}

const linesOf = (text: string): readonly string[] =>
  textLines(text).lines.filter((line) => line.trim() !== '');
