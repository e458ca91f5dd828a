import { inertLine } from '@nx-slice/pipeline';
import type { LedgerEntry } from './run-ledger.js';

/**
 * What a run cost, in one line.
 *
 * @param layers how many layers the stack has, the plan not counted
 * @param entries one for each task of the slice that really ran
 */
export function summary(
  slice: string,
  layers: number,
  entries: readonly LedgerEntry[],
): string {
  const calls = entries.reduce((sum, entry) => sum + entry.calls, 0);
  const again = layers + 1 - entries.length;
  const plural = calls === 1 ? 'call' : 'calls';
  const name = inertLine(slice);
  return entries.length === 0
    ? `${name}: 0 agent calls, plan and all ${layers} layers used again`
    : `${name}: ${calls} agent ${plural} (${inertLine(entries.map(({ layer }) => layer).join(', '))}), ${again} of ${layers + 1} steps used again`;
}
