import terminalColors from 'picocolors';
import type { Explanation, Outlook } from '../explain/explain-slice.js';
import { inert, inertLine } from './inert.js';
import type { Colors } from './print-diagnostic.js';

const WIDTH = 'judged again'.length;

/** One paragraph for each step: what would happen, why, and what has changed. */
export function printExplanation(
  slice: string,
  explanations: readonly Explanation[],
  colors: Colors = terminalColors,
): string {
  const shade: Readonly<Record<Outlook, (text: string) => string>> = {
    reused: colors.green,
    'judged again': colors.cyan,
    'would run': colors.yellow,
    waits: colors.dim,
  };
  const names = explanations.map(({ name }) => inertLine(name));
  const width = Math.max(0, ...names.map((name) => name.length));
  const lines = explanations.flatMap(({ name, outlook, reason, changes }) => [
    `${inertLine(slice)}:${inertLine(name).padEnd(width)}  ${shade[outlook](outlook.padEnd(WIDTH))}  ${inertLine(reason, 2_000)}`,
    ...changes.flatMap(({ name: input, diff }) =>
      diff === null
        ? []
        : [
            `  ${colors.dim(inertLine(input))}`,
            ...inert(diff)
              .split('\n')
              .map((line) => `  ${colored(line, colors)}`),
          ],
    ),
  ]);
  return lines.join('\n');
}

function colored(line: string, colors: Colors): string {
  if (line.startsWith('+')) return colors.green(line);
  if (line.startsWith('-')) return colors.red(line);
  return colors.dim(line);
}
