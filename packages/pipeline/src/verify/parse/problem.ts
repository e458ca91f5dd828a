import { fail, type Diagnostic } from '@nx-slice/schemas';
import { diagnostic } from '../../diagnostics.js';
import { inert } from '../../report/inert.js';
import { ANSWER_LIMITS } from './limits.js';

/** What is wrong with an answer as a whole. `offset`, where there is one, is in UTF-16 code units. */
export interface AnswerProblem {
  readonly code: `ANSWER_${string}`;
  readonly message: string;
  readonly hint: string;
  readonly offset?: number;
}

/** A problem as the one diagnostic about an answer, its place as line and column, both counted from 1. */
export function refuse(
  { code, message, hint, offset }: AnswerProblem,
  layer: string,
  text = '',
): { readonly ok: false; readonly error: readonly Diagnostic[] } {
  const place = offset === undefined ? undefined : positionOf(text, offset);
  const where = place ? ` (line ${place.line}, column ${place.column})` : '';
  return fail([
    diagnostic({
      code,
      stage: 'parse',
      layer,
      range: place ? { start: place, end: place } : null,
      message: `${inert(message, ANSWER_LIMITS.message)}${where}`,
      hint,
    }),
  ]);
}

/** JSON counts what JSON can hold between its tokens as line ends: `\n`, `\r`, `\r\n`. */
function positionOf(text: string, offset: number) {
  let line = 1;
  let start = 0;
  for (const end of text.slice(0, offset).matchAll(/\r\n|\r|\n/g)) {
    line += 1;
    start = end.index + end[0].length;
  }
  return { line, column: offset - start + 1 };
}
