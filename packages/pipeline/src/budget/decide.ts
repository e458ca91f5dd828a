import {
  NOTHING,
  plus,
  type Amount,
  type Limit,
  type Limits,
  type Scope,
} from './limits.js';
import {
  countsFor,
  pausedUntil,
  runs,
  type BookedTurn,
  type Reserve,
  type TurnBook,
} from './turn-book.js';

/** Somebody who wants to ask an agent. */
export interface Want {
  readonly slice: string;
  /** Or `plan`. */
  readonly layer: string;
  /** Whom the agent asks; what one service says of its load is not true of another. */
  readonly service: string;
  readonly session: string;
}

export interface TurnRules {
  readonly limits: Limits;
  /** Turns at the same time, in all tasks of the run. */
  readonly parallel: number;
}

/** A limit that is used up. */
export interface Spent {
  readonly kind: 'spent';
  readonly scope: Scope;
  readonly what: keyof Limit;
  readonly limit: number;
  readonly used: number;
}

export type Decision =
  | { readonly kind: 'admit'; readonly reserve: Reserve }
  | { readonly kind: 'wait'; readonly why: 'turns' | 'budget' | 'service' }
  | Spent
  /** There is a limit, and an agent that does not say what it takes. */
  | { readonly kind: 'unknown' };

type Larger = Exclude<Scope, 'attempt'>;
const LARGER: readonly Larger[] = ['layer', 'slice', 'run'];
const SUMS = ['tokens', 'cost'] as const;
const MINUTE = 60_000;

/**
 * Whether somebody may ask now. Alone, as long as anything is left; beside others only if what is used, what is kept
 * free for them, and what this turn may take are within every limit. So a limit is exceeded by one turn at most, as
 * long as no turn that runs beside others takes more than was kept free for it.
 */
export function decide(
  book: TurnBook,
  want: Want,
  { limits, parallel }: TurnRules,
  now: number,
): Decision {
  const reserve = reserveFor(book.turns, want, limits);
  let waits = false;
  for (const scope of LARGER) {
    const limit = limits[scope];
    if (!limit) continue;
    const turns = book.turns.filter((turn) => isIn(turn, want, scope));
    const { minutes } = limit;
    const elapsed = elapsedIn(turns, want.session, now) / MINUTE;
    if (minutes !== undefined && elapsed >= minutes) {
      return spent(scope, 'minutes', minutes, elapsed);
    }
    const ended = turns.filter((turn) => !runs(turn));
    const running = turns.filter(runs);
    const used = ended
      .map((turn) => countsFor(turn, reserve))
      .reduce(plus, NOTHING);
    for (const what of SUMS) {
      const most = limit[what];
      if (most === undefined) continue;
      if (used[what] >= most) return spent(scope, what, most, used[what]);
      if (
        limits.attempt?.[what] === undefined &&
        ended.some(({ silent }) => silent)
      ) {
        return { kind: 'unknown' };
      }
      if (running.length === 0) continue;
      const needed = running
        .map((turn) => turn.reserve[what])
        .reduce(sum, reserve[what]);
      if (needed === null || used[what] + needed > most) waits = true;
    }
  }
  if (pausedUntil(book, want.service) > now) {
    return { kind: 'wait', why: 'service' };
  }
  if (book.turns.filter(runs).length >= parallel) {
    return { kind: 'wait', why: 'turns' };
  }
  return waits ? { kind: 'wait', why: 'budget' } : { kind: 'admit', reserve };
}

const sum = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? null : one + other;

const spent = (
  scope: Scope,
  what: keyof Limit,
  limit: number,
  used: number,
): Spent => ({ kind: 'spent', scope, what, limit, used });

const isIn = (turn: BookedTurn, want: Want, scope: Larger): boolean => {
  if (scope === 'run') return true;
  if (turn.slice !== want.slice) return false;
  return scope === 'slice' || turn.layer === want.layer;
};

/**
 * What a turn may take: what one attempt may, or twice as much as the dearest one so far. A plan is no measure for
 * a layer. `null`: nobody knows yet.
 */
function reserveFor(
  turns: readonly BookedTurn[],
  { layer }: Want,
  { attempt }: Limits,
): Reserve {
  const isPlan = layer === 'plan';
  const known = turns
    .filter((turn) => (turn.layer === 'plan') === isPlan)
    .flatMap(({ used }) => (used ? [used] : []));
  const most = (what: keyof Amount): number | null => {
    const dearest = Math.max(0, ...known.map((used) => used[what]));
    return attempt?.[what] ?? (dearest > 0 ? 2 * dearest : null);
  };
  return { tokens: most('tokens'), cost: most('cost') };
}

/** How long turns went on, from the first one to the last, in each command; for this command: until now. */
function elapsedIn(
  turns: readonly BookedTurn[],
  session: string,
  now: number,
): number {
  const sessions = new Map<string, readonly BookedTurn[]>();
  for (const turn of turns) {
    sessions.set(turn.session, [...(sessions.get(turn.session) ?? []), turn]);
  }
  let total = 0;
  for (const [name, own] of sessions) {
    const begin = Math.min(...own.map((turn) => turn.begin));
    const end = Math.max(...own.map((turn) => turn.end ?? now));
    total += (name === session ? now : end) - begin;
  }
  return total;
}
