import type { Diagnostic } from '@nx-slice/schemas';
import colors from 'picocolors';
import { inert } from './inert.js';

/** `file:line:column - error CODE (layer, stage): message`, and the hint below it. */
export function printDiagnostic(item: Diagnostic): string {
  const where = [
    item.file === null ? undefined : inert(item.file),
    item.range?.start.line,
    item.range?.start.column,
  ]
    .filter((part) => part !== undefined)
    .join(':');
  const source = [item.layer, item.stage]
    .filter((part) => part !== null && part !== 'spec')
    .join(', ');
  const severity =
    item.severity === 'error' ? colors.red('error') : colors.yellow('warning');
  const head = [
    where === '' ? undefined : `${colors.cyan(where)} -`,
    severity,
    colors.dim(
      `${inert(item.code)}${source === '' ? '' : ` (${inert(source)})`}:`,
    ),
    indented(inert(item.message)),
  ]
    .filter((part) => part !== undefined)
    .join(' ');
  return item.hint === null
    ? head
    : `${head}\n  ${colors.dim('hint:')} ${indented(inert(item.hint))}`;
}

const indented = (text: string): string => text.replace(/\n/g, '\n  ');
