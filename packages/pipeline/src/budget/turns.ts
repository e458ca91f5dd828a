import {
  ok,
  type AgentIdentity,
  type Diagnostic,
  type Result,
  type Usage,
} from '@nx-slice/schemas';

export interface TurnRequest {
  readonly slice: string;
  /** Or `plan`. */
  readonly layer: string;
  readonly agent: AgentIdentity;
  readonly signal: AbortSignal;
  /** Told once, when the turn cannot be taken at once. */
  readonly onWait: (why: 'turns' | 'budget' | 'service') => void;
}

export interface TurnEnd {
  /** `busy`: the service has done nothing. `lost`: nobody knows what it has done. */
  readonly kind: 'answer' | 'failure' | 'busy' | 'lost';
  readonly usage: Usage | undefined;
  /** In milliseconds; how long nobody should ask this service. */
  readonly pause?: number;
}

/** The right to ask an agent once. */
export interface Turn {
  /** Milliseconds that it may take; `null`: as long as it wants. */
  readonly deadline: number | null;
  /**
   * Lets the next one ask.
   *
   * @returns why nothing more may be asked for this layer, in case its answer does not pass
   */
  end(how: TurnEnd): Promise<readonly Diagnostic[]>;
}

/** Who may ask an agent, and when: budgets, a limit on turns at the same time, and services that want to be left alone. */
export interface Turns {
  /**
   * Waits until an agent may be asked.
   *
   * @throws the signal's reason when aborted
   */
  take(request: TurnRequest): Promise<Result<Turn, readonly Diagnostic[]>>;
  /** In the currency of the prices; `null` where the price is not known. */
  costOf(agent: AgentIdentity, usage: Usage): number | null;
}

/** Everybody may ask at once. */
export const FREE_TURNS: Turns = {
  take: () =>
    Promise.resolve(ok({ deadline: null, end: () => Promise.resolve([]) })),
  costOf: () => null,
};
