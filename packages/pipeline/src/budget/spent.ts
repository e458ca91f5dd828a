import type { Diagnostic } from '@nx-slice/schemas';
import { diagnostic } from '../diagnostics.js';
import type { Spent } from './decide.js';

const NAMES = { tokens: 'tokens', cost: 'money', minutes: 'minutes' } as const;

/** A number as people read it; of money no more than four digits behind the point, for turns may cost less than a cent. */
const shown = (value: number): string => String(Number(value.toFixed(4)));

const WHOSE = {
  attempt: 'one attempt',
  layer: 'this layer',
  slice: 'this slice',
  run: 'this run',
} as const;

/** What a limit that is used up means for whoever wanted to go on. */
export const spentDiagnostic = (
  { scope, what, limit, used }: Spent,
  layer: string,
): Diagnostic =>
  diagnostic({
    code: 'BUDGET_SPENT',
    stage: 'agent',
    layer,
    message: `The budget of ${WHOSE[scope]} is spent: ${shown(used)} of ${shown(limit)} ${NAMES[what]}`,
    hint: `Sealed layers stay, and so does this conversation. Raise ${what === 'cost' && scope === 'run' ? '--max-cost, or ' : ''}"budget.${scope}.${what}" of nx-slice in nx.json, and run the same command with --resume; without it a new run begins, with a budget of its own.`,
  });

export const priceUnknown = (
  model: string | null,
  agent: string,
  layer: string,
): Diagnostic =>
  diagnostic({
    code: 'PRICE_UNKNOWN',
    stage: 'agent',
    layer,
    message:
      model === null
        ? `There is a budget of money, and the agent ${agent} has no model whose price could be known`
        : `There is a budget of money, and no price of the model ${model}`,
    hint: `Add ${JSON.stringify(model ?? 'a model')} to "prices" of nx-slice in nx.json: { "input": …, "cachedInput": …, "output": … }, in your currency for a million tokens.${model === null ? ' Give the agent that "model".' : ''} Or limit "tokens" instead.`,
  });

export const usageUnknown = (layer: string): Diagnostic =>
  diagnostic({
    code: 'USAGE_UNKNOWN',
    stage: 'agent',
    layer,
    message:
      'The budget cannot be kept to: the agent does not say what its answers take',
    hint: 'Have it report its usage; or say what an attempt counts for with "budget.attempt" of nx-slice in nx.json; or take the budget of tokens and money away.',
  });
