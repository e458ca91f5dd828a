import terminalColors from 'picocolors';
import { isFine, type Drift } from '../check/check-workspace.js';
import { inertLine } from './inert.js';
import type { Colors } from './print-diagnostic.js';

const WIDTH = 'left over'.length;

/** One line for each file. */
export const printDrift = (
  drift: readonly Drift[],
  colors: Colors = terminalColors,
): string =>
  drift
    .map((item) => {
      const kind = item.kind.padEnd(WIDTH);
      const shade = isFine(item) ? colors.dim : colors.red;
      return `${shade(kind)}  ${inertLine(item.file)}`;
    })
    .join('\n');
