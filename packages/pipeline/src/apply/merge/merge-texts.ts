import { diff3Merge, diffIndices } from 'node-diff3';
import { asTextLike, textLines } from './text-lines.js';

/** What becomes of lines that a person and the layer both changed. `ours` is the person's side. */
export type OnConflict = 'stop' | 'markers' | 'ours' | 'theirs';

/** Lines that a person and the layer both changed, in different ways. */
export interface ConflictRegion {
  /** Where it begins in the person's file, from 1. */
  readonly line: number;
  /** The person's lines; none where they were deleted. */
  readonly ours: readonly string[];
  /** The layer's lines. */
  readonly theirs: readonly string[];
}

export interface MergedText {
  /** In the person's line ends. Where there are conflicts, as `onConflict` says; as the person has it for `stop`. */
  readonly text: string;
  readonly conflicts: readonly ConflictRegion[];
}

export interface ThreeTexts {
  /** What was written last. */
  readonly base: string;
  /** What the person's file holds. */
  readonly ours: string;
  /** What the layer says now. */
  readonly theirs: string;
}

export const MARKERS = {
  ours: '<<<<<<< yours',
  middle: '=======',
  theirs: '>>>>>>> generated',
} as const;

/** Comparing lines takes time with the square of their number; beyond this no file is one that a person reads. */
const MAX_LINES = 20_000;

/**
 * Merges line by line and knows nothing of syntax. What it promises holds for any text: every line that one side
 * added is in the result, in that side's order, or the place is named as a conflict with both sides.
 */
export function mergeTexts(
  { base, ours, theirs }: ThreeTexts,
  onConflict: OnConflict,
): MergedText {
  const style = textLines(ours);
  const o = [...textLines(base).lines];
  const a = [...style.lines];
  const b = [...textLines(theirs).lines];
  const small = [o, a, b].every(({ length }) => length <= MAX_LINES);
  const regions = small ? diff3Merge(a, o, b) : [whole(a, b)];
  const merged = settle(regions, onConflict);
  const isHonest =
    merged.conflicts.length > 0 ||
    (keepsAdded(o, a, merged.lines) && keepsAdded(o, b, merged.lines));
  const { lines, conflicts } = isHonest
    ? merged
    : settle([whole(a, b)], onConflict);
  return {
    text:
      conflicts.length > 0 && onConflict === 'stop'
        ? ours
        : asTextLike(style, lines),
    conflicts,
  };
}

type Region = Partial<
  Record<'ok', string[]> &
    Record<'conflict', { a: string[]; aIndex: number; b: string[] }>
>;

const whole = (a: string[], b: string[]): Region => ({
  conflict: { a, aIndex: 0, b },
});

function settle(
  regions: readonly Region[],
  onConflict: OnConflict,
): {
  readonly lines: readonly string[];
  readonly conflicts: readonly ConflictRegion[];
} {
  const lines: string[] = [];
  const conflicts: ConflictRegion[] = [];
  for (const { ok = [], conflict } of regions) {
    for (const line of ok) lines.push(line);
    if (!conflict) continue;
    const { a: ours, aIndex, b: theirs } = conflict;
    conflicts.push({ line: aIndex + 1, ours, theirs });
    for (const line of chosen(ours, theirs, onConflict)) lines.push(line);
  }
  return { lines, conflicts };
}

function chosen(
  ours: readonly string[],
  theirs: readonly string[],
  onConflict: OnConflict,
): readonly string[] {
  switch (onConflict) {
    case 'stop':
    case 'ours':
      return ours;
    case 'theirs':
      return theirs;
    case 'markers':
      return [MARKERS.ours, ...ours, MARKERS.middle, ...theirs, MARKERS.theirs];
  }
}

/** The library's word is checked: the lines that a side added are all there, in their order. */
function keepsAdded(
  base: string[],
  side: string[],
  merged: readonly string[],
): boolean {
  let at = 0;
  for (const { buffer2Content } of diffIndices(base, side)) {
    for (const line of buffer2Content) {
      at = merged.indexOf(line, at) + 1;
      if (at === 0) return false;
    }
  }
  return true;
}
