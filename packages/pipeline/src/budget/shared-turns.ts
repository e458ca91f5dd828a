import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { fail, ok, type AgentIdentity } from '@nx-slice/schemas';
import {
  identify,
  standingOf,
  type ProcessIdentity,
} from '../edge/lock/process-identity.js';
import { decide, type Decision, type TurnRules } from './decide.js';
import { amountOf, limits, type Price } from './limits.js';
import { priceUnknown, spentDiagnostic, usageUnknown } from './spent.js';
import { openTurnFile } from './turn-file.js';
import { bury, close, pause, type TurnBook } from './turn-book.js';
import type { Turn, TurnEnd, TurnRequest, Turns } from './turns.js';

export interface SharedTurnsOptions extends TurnRules {
  /** Absolute path of the file that all tasks of the run share. */
  readonly file: string;
  /** The command that this process works for. */
  readonly session: string;
  /** By model. */
  readonly prices: Readonly<Record<string, Price>>;
  /** Who takes the turns; this process, except in tests. */
  readonly identity?: ProcessIdentity;
}

type Tried =
  | Exclude<Decision, { kind: 'admit' }>
  | { readonly kind: 'admit'; readonly id: string };

/** How often those that wait look again; milliseconds. */
const LOOK_AGAIN = 150;
const MINUTE = 60_000;

/** Turns that the tasks of a run take from a file that all of them share. */
export function createSharedTurns(options: SharedTurnsOptions): Turns {
  const { file, session, prices, identity = identify() } = options;
  const shared = openTurnFile(file);
  const priceOf = ({ model }: AgentIdentity): Price | undefined =>
    model === null ? undefined : prices[model];
  const withoutDead = (book: TurnBook, now: number): TurnBook =>
    bury(book, ({ owner }) => standingOf(owner, identity) === 'dead', now);

  const tryTake = (request: TurnRequest) => {
    const { slice, layer, agent } = request;
    const service = serviceOf(agent);
    return shared.change<Tried>(request.signal, (read) => {
      const begin = Date.now();
      const book = withoutDead(read, begin);
      const want = { slice, layer, service, session };
      const decision = decide(book, want, options, begin);
      if (decision.kind !== 'admit') return { book, value: decision };
      const id = randomUUID();
      const turn = {
        id,
        owner: identity,
        session,
        slice,
        layer,
        begin,
        end: null,
        reserve: decision.reserve,
        used: null,
        silent: false,
      };
      return {
        book: { ...book, turns: [...book.turns, turn] },
        value: { kind: 'admit', id },
      };
    });
  };

  const end = async (
    id: string,
    { layer, agent }: TurnRequest,
    how: TurnEnd,
  ): ReturnType<Turn['end']> => {
    const used = how.usage
      ? amountOf(how.usage, priceOf(agent))
      : how.kind === 'busy'
        ? { tokens: 0, cost: 0 }
        : null;
    const silent = how.kind === 'answer' && used === null;
    // What was paid for is written down also when everything is being stopped.
    const changed = await shared.change(undefined, (read) => {
      const now = Date.now();
      const ended = close(read, id, { end: now, used, silent });
      const paused =
        how.pause === undefined
          ? ended
          : pause(ended, serviceOf(agent), now + how.pause);
      return { book: paused, value: undefined };
    });
    if (!changed.ok) return changed.error;
    for (const what of ['tokens', 'cost'] as const) {
      const limit = options.limits.attempt?.[what];
      if (limit === undefined || used === null || used[what] <= limit) continue;
      const found = {
        scope: 'attempt',
        what,
        limit,
        used: used[what],
      } as const;
      return [spentDiagnostic({ kind: 'spent', ...found }, layer)];
    }
    return [];
  };

  return {
    costOf: (agent, usage) => {
      const price = priceOf(agent);
      return price ? amountOf(usage, price).cost : null;
    },
    take: async (request) => {
      const { agent, layer, signal, onWait } = request;
      if (limits(options.limits, 'cost') && !priceOf(agent)) {
        return fail([priceUnknown(agent.model, agent.kind, layer)]);
      }
      for (let told = false; ; told = true) {
        const tried = await tryTake(request);
        if (!tried.ok) return tried;
        const decision = tried.value;
        switch (decision.kind) {
          case 'spent':
            return fail([spentDiagnostic(decision, layer)]);
          case 'unknown':
            return fail([usageUnknown(layer)]);
          case 'admit': {
            const minutes = options.limits.attempt?.minutes;
            return ok({
              deadline: minutes === undefined ? null : minutes * MINUTE,
              end: (how) => end(decision.id, request, how),
            });
          }
          case 'wait':
            if (!told) onWait(decision.why);
            // Not in step with the others that wait.
            await sleep(LOOK_AGAIN * (0.5 + Math.random()), undefined, {
              signal,
            }).catch(() => signal.throwIfAborted());
        }
      }
    },
  };
}

/** What is asked by all that have the same agent and model. */
const serviceOf = ({ kind, model }: AgentIdentity): string =>
  `${kind} ${model ?? ''}`;
