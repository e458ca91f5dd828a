import type { Diagnostic } from '@nx-slice/schemas';
import colors from 'picocolors';
import { inert, inertLine } from './inert.js';

/** `file:line:column - error CODE (layer, stage): message`, and the hint below it. */
export const printDiagnostic = (item: Diagnostic): string =>
  print(item, colors);

/** The same for a file or an agent: without colours, on a terminal as well. */
export const plainDiagnostic = (item: Diagnostic): string => print(item, plain);

const plain = colors.createColors(false);

function print(item: Diagnostic, colors: typeof plain): string {
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

/** A position means nothing without the file that it is in. */
const placeOf = ({ file, range }: Diagnostic): string =>
  file === null
    ? ''
    : [inertLine(file), range?.start.line, range?.start.column]
        .filter((part) => part !== undefined)
        .join(':');

const indented = (text: string): string => text.replace(/\n/g, '\n  ');
