import { distance } from 'fastest-levenshtein';

/** Longer ones are not mistyped names; comparing them would only take time. */
const MAX_LENGTH = 60;

const sorted = (text: string): string => text.split('').sort().join('');

/** Letters to add, leave out or replace; two that changed places count once. */
const editsBetween = (a: string, b: string): number => {
  const edits = distance(a, b);
  return edits === 2 && sorted(a) === sorted(b) ? 1 : edits;
};

/** How far a candidate is from what was written; `Infinity` when nobody would mean it. */
const farness = (written: string, candidate: string): number => {
  const [a, b] = [written.toLowerCase(), candidate.toLowerCase()];
  if (a.length >= 3 && b.startsWith(a)) {
    return 0.5;
  }
  const edits = editsBetween(a, b);
  // Names of one or two letters are never near: every other name would be.
  const most = Math.max(b.length > 2 ? 1 : 0, Math.floor(b.length / 3));
  return edits <= most ? edits : Infinity;
};

/** The candidate that was probably meant, by edit distance without regard to case; `null` when none is near. */
export const nearest = (
  written: string,
  candidates: readonly string[],
): string | null => {
  if (written.length > MAX_LENGTH) {
    return null;
  }
  let best: { candidate: string; farness: number } | null = null;
  for (const candidate of candidates) {
    const far = farness(written, candidate);
    if (far < (best?.farness ?? Infinity)) {
      best = { candidate, farness: far };
    }
  }
  return best?.candidate ?? null;
};

/** A hint such as `Did you mean "string"?`, or `null`. */
export const didYouMean = (
  written: string,
  candidates: readonly string[],
): string | null => {
  const candidate = nearest(written, candidates);
  return candidate === null ? null : `Did you mean "${candidate}"?`;
};
