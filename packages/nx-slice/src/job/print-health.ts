import type { Health } from '@nx-slice/agents';
import { inertLine } from '@nx-slice/pipeline';

const MARKS = { ok: '✓', warning: '!', error: '✗' } as const;

/** One line for each, and what to do about it below. */
export const printHealth = (lines: readonly Health[]): string =>
  lines
    .flatMap(({ name, status, text, remedy }) => [
      `${MARKS[status]} ${inertLine(name)}: ${inertLine(text)}`,
      ...(remedy === null ? [] : [`    ${inertLine(remedy)}`]),
    ])
    .join('\n');
