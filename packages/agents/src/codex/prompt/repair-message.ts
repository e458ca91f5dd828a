import { inertForPrompt } from '@nx-slice/pipeline';
import type { Diagnostic } from '@nx-slice/schemas';
import type { CodexMode } from '../options.js';

/** Whoever mends this many mistakes has work enough; the next check names the others. */
const MOST = 40;
/** UTF-16 code units of one message. */
const LONGEST = 1_500;

const REQUEST: Readonly<Record<CodexMode, string>> = {
  pure: 'Your answer was refused. Answer with the whole corrected document.',
  workspace:
    'What you wrote was refused. Correct the files, and end with the whole document again.',
};

/** What was wrong with the last answer, for a conversation that holds everything else already. */
export function repairMessage(
  diagnostics: readonly Diagnostic[],
  mode: CodexMode,
): string {
  const more = diagnostics.length - MOST;
  return [
    REQUEST[mode],
    '',
    ...diagnostics.slice(0, MOST).map(printed),
    ...(more > 0 ? [`- and ${more} more`] : []),
  ].join('\n');
}

/** `- src/db/index.ts:3:14 error TS2322 (typecheck): message`, and the hint below it. */
function printed(item: Diagnostic): string {
  const { file, range, severity, code, stage, message, hint } = item;
  const place =
    file === null
      ? ''
      : `${line(file)}${range ? `:${range.start.line}:${range.start.column}` : ''} `;
  return [
    `- ${place}${severity} ${line(code)} (${stage}): ${indented(message)}`,
    ...(hint === null ? [] : [`  hint: ${indented(hint)}`]),
  ].join('\n');
}

const line = (text: string): string =>
  inertForPrompt(text, 300).replace(/\s+/g, ' ');

const indented = (text: string): string =>
  inertForPrompt(text, LONGEST).replace(/\n/g, '\n  ');
