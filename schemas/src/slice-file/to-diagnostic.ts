import type { Diagnostic, Range } from '../diagnostic.js';

/** In UTF-16 code units. */
const MAX_MESSAGE = 300;

const clip = (text: string): string =>
  text.length > MAX_MESSAGE ? `${text.slice(0, MAX_MESSAGE - 1)}…` : text;

/** A mistake in slice.json as a diagnostic: of the stage `spec`, and of no layer. */
export const toDiagnostic = (
  problem: Pick<Diagnostic, 'code' | 'message' | 'hint'>,
  file: string,
  range: Range,
): Diagnostic => ({
  code: problem.code,
  severity: 'error',
  stage: 'spec',
  layer: null,
  file,
  range,
  message: clip(problem.message),
  hint: problem.hint === null ? null : clip(problem.hint),
});
