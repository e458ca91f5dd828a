const MEGABYTE = 1024 * 1024;

/** Caps on an answer, checked before anything large is built from it, and on what is said about it. */
export const ANSWER_LIMITS = {
  /** UTF-8 bytes of the whole answer. */
  bytes: 4 * MEGABYTE,
  /** UTF-8 bytes of all contents together, once their escapes are read. */
  content: 2 * MEGABYTE,
  files: 200,
  /** Objects, lists, texts, numbers and literals: what a validator may complain about one by one. */
  values: 20_000,
  /** Brackets inside each other; an artifact has 3, a plan 6. */
  depth: 32,
  /** Diagnostics about one answer. */
  diagnostics: 6,
  /** UTF-8 bytes of one diagnostic's message. */
  message: 600,
} as const;
