import type { Path } from './slice-file.js';

/** One mistake in the document, before it is known where in the text that is. */
export interface Problem {
  readonly code: `SPEC_${string}`;
  /** The value to blame, or the key that should not be there; for what is missing, where it should be. */
  readonly path: Path;
  /** Whether the key itself is to blame rather than its value. */
  readonly atKey?: boolean;
  /** Reads on after "expected". */
  readonly expected: string;
  /** Reads on after "found". */
  readonly found: string;
  readonly hint: string | null;
}

/** Lazily: a file with thousands of mistakes costs no more than the few that are shown. */
export type Problems = Generator<Problem, void, undefined>;
