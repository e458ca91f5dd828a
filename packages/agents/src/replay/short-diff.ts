import { structuredPatch } from 'diff';
import { inert } from '@nx-slice/pipeline';
import { readable } from './readable.js';

/** Lines of a diff that are shown; the rest is counted. */
const SHOWN = 24;
/** Beyond so many changed lines nobody reads on, and finding them takes long. */
const MAX_CHANGES = 2_000;

/** What differs between two documents, as a person reads it; `-` is what was recorded, `+` what is asked now. */
export function shortDiff(recorded: unknown, asked: unknown): string {
  const patch = structuredPatch(
    'recorded',
    'asked',
    `${readable(recorded)}\n`,
    `${readable(asked)}\n`,
    undefined,
    undefined,
    { context: 1, maxEditLength: MAX_CHANGES },
  );
  if (patch === undefined) return '(they have little in common)';
  const all = patch.hunks.flatMap(({ lines }) => ['…', ...lines]);
  const rest = all.length - SHOWN;
  return inert(
    [
      ...all.slice(0, SHOWN),
      ...(rest > 0 ? [`(${rest} more lines)`] : []),
    ].join('\n'),
  );
}

/** How many lines of two documents have no partner in the other one: quick, and good enough to rank. */
export function distance(a: unknown, b: unknown): number {
  const counts = new Map<string, number>();
  const count = (document: unknown, step: number) => {
    for (const line of readable(document).split('\n')) {
      counts.set(line, (counts.get(line) ?? 0) + step);
    }
  };
  count(a, 1);
  count(b, -1);
  return [...counts.values()].reduce((sum, left) => sum + Math.abs(left), 0);
}
