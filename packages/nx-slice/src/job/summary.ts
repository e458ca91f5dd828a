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
    : `${name}: ${calls} agent ${plural} (${inertLine(entries.map(({ layer }) => layer).join(', '))}), ${again} of ${layers + 1} steps used again${taken(entries)}`;
}

/** Tokens and money, as far as somebody said what was taken. */
function taken(entries: readonly LedgerEntry[]): string {
  const said = entries.flatMap(({ usage }) => (usage ? [usage] : []));
  if (said.length === 0) return '';
  const total = (what: keyof (typeof said)[number]): string =>
    COUNT.format(said.reduce((sum, usage) => sum + usage[what], 0));
  const costs = entries.flatMap(({ usage, cost }) => (usage ? [cost] : []));
  const cost = costs.reduce(
    (sum, one) => (sum === null || one === null ? null : sum + one),
    0,
  );
  return `; ${total('inputTokens')} tokens read (${total('cachedInputTokens')} from a cache), ${total('outputTokens')} written${cost === null ? '' : `, cost ${MONEY.format(cost)}`}`;
}

const COUNT = new Intl.NumberFormat('en-US');
const MONEY = new Intl.NumberFormat('en-US', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 4,
});
