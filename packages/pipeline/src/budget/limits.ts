import type { Usage } from '@nx-slice/schemas';

/** What may be used up. Whatever is left out is not limited. */
export interface Limit {
  /** Of input and output together; cached ones are part of the input. */
  readonly tokens?: number | undefined;
  /** In the currency of the prices. */
  readonly cost?: number | undefined;
  /** Wall time, from the beginning of the first turn. */
  readonly minutes?: number | undefined;
}

/** What a limit is for, from the smallest to the largest: one message, all of a layer, of a slice, of a run. */
export const SCOPES = ['attempt', 'layer', 'slice', 'run'] as const;
export type Scope = (typeof SCOPES)[number];

export type Limits = Readonly<Partial<Record<Scope, Limit | undefined>>>;

/** Currency units for a million tokens. What a service asks for writing to its cache is not told apart. */
export interface Price {
  readonly input: number;
  readonly cachedInput: number;
  readonly output: number;
}

/** What turns take that can be added up. */
export interface Amount {
  readonly tokens: number;
  readonly cost: number;
}

export const NOTHING: Amount = { tokens: 0, cost: 0 };

export const plus = (one: Amount, other: Amount): Amount => ({
  tokens: one.tokens + other.tokens,
  cost: one.cost + other.cost,
});

const MILLION = 1_000_000;

/** @param price `undefined`: nobody asks for money, or nobody knows the price */
export function amountOf(usage: Usage, price: Price | undefined): Amount {
  const { inputTokens, cachedInputTokens, outputTokens } = usage;
  const fresh = Math.max(0, inputTokens - cachedInputTokens);
  return {
    tokens: inputTokens + outputTokens,
    cost: price
      ? (fresh * price.input +
          cachedInputTokens * price.cachedInput +
          outputTokens * price.output) /
        MILLION
      : 0,
  };
}

/** Whether anything of this kind is limited, anywhere. */
export const limits = (
  all: Limits,
  ...kinds: readonly (keyof Limit)[]
): boolean =>
  SCOPES.some((scope) =>
    kinds.some((kind) => all[scope]?.[kind] !== undefined),
  );
