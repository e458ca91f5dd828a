import type { Diagnostic } from '@nx-slice/schemas';
import { beginning } from './report/beginning.js';

type Given = Pick<Diagnostic, 'code' | 'stage' | 'message'> &
  Partial<Diagnostic>;

/** A diagnostic with what is not said left empty; an error unless said otherwise. */
export const diagnostic = (given: Given): Diagnostic => ({
  severity: 'error',
  layer: null,
  file: null,
  range: null,
  hint: null,
  ...given,
});

/** A range that covers one position. */
export const at = (line: number, column: number): Diagnostic['range'] => ({
  start: { line, column },
  end: { line, column },
});

const MAX_MESSAGE = 2_000;

/** Messages of tools can be of any length; an agent's context is not. In UTF-16 code units, the rest is counted. */
export function capped(text: string, limit = MAX_MESSAGE): string {
  const kept = beginning(text, limit);
  return kept === text
    ? text
    : `${kept}… (${text.length - kept.length} more characters)`;
}

/**
 * At most `limit` diagnostics. The last one says how many more there are: whoever mends all that is listed
 * must not be surprised by the next list.
 */
export function limited(
  diagnostics: readonly Diagnostic[],
  limit: number,
): readonly Diagnostic[] {
  const more = diagnostics.slice(limit - 1);
  const [next] = more;
  if (!next || more.length === 1) return diagnostics;
  return [
    ...diagnostics.slice(0, limit - 1),
    diagnostic({
      code: 'MORE_DIAGNOSTICS',
      severity: more.some(({ severity }) => severity === 'error')
        ? 'error'
        : 'warning',
      stage: next.stage,
      message: `${more.length} more are not listed`,
      hint: 'Mend what is listed first: one mistake often has many effects.',
    }),
  ];
}
