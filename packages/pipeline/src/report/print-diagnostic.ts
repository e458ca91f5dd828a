import type { Diagnostic } from '@nx-slice/schemas';
import terminalColors from 'picocolors';
import { inert, inertLine } from './inert.js';

/** A palette: the terminal's, or one that leaves every text as it is. */
export type Colors = ReturnType<typeof terminalColors.createColors>;
export const NO_COLORS: Colors = terminalColors.createColors(false);

/** `file:line:column - error CODE (layer, stage): message`, and the hint below it. */
export function printDiagnostic(
  item: Diagnostic,
  colors: Colors = terminalColors,
): string {
  const where = placeOf(item);
  const source = [item.layer, item.stage]
    .filter((part) => part !== null && part !== 'spec')
    .join(', ');
  const severity =
    item.severity === 'error' ? colors.red('error') : colors.yellow('warning');
  const head = [
    where === '' ? undefined : `${colors.cyan(where)} -`,
    severity,
    colors.dim(
      `${inertLine(item.code)}${source === '' ? '' : ` (${inertLine(source)})`}:`,
    ),
    indented(inert(item.message)),
  ]
    .filter((part) => part !== undefined)
    .join(' ');
  return item.hint === null
    ? head
    : `${head}\n  ${colors.dim('hint:')} ${indented(inert(item.hint))}`;
}

/** The same for a file or an agent: without colours, on a terminal as well. */
export const plainDiagnostic = (item: Diagnostic): string =>
  printDiagnostic(item, NO_COLORS);

/** A position means nothing without the file that it is in. */
const placeOf = ({ file, range }: Diagnostic): string =>
  file === null
    ? ''
    : [inertLine(file), range?.start.line, range?.start.column]
        .filter((part) => part !== undefined)
        .join(':');

const indented = (text: string): string => text.replace(/\n/g, '\n  ');
