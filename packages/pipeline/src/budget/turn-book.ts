import { z } from 'zod';
import type { Amount } from './limits.js';

const amountSchema = z.strictObject({
  tokens: z.number().min(0),
  cost: z.number().min(0),
});

const turnSchema = z.strictObject({
  id: z.string(),
  /** The process that has taken it. */
  owner: z.strictObject({
    pid: z.int(),
    start: z.string().nullable(),
    boot: z.string().nullable(),
    namespace: z.string().nullable(),
    host: z.string(),
  }),
  /** The command that it belongs to; a run that is gone on with has several. */
  session: z.string(),
  slice: z.string(),
  /** Or `plan`. */
  layer: z.string(),
  /** Milliseconds since 1970; so is `end`, which is `null` while it runs. */
  begin: z.number(),
  end: z.number().nullable(),
  /** What is kept free for it; `null`: nobody knows what it may take. */
  reserve: z.strictObject({
    tokens: z.number().min(0).nullable(),
    cost: z.number().min(0).nullable(),
  }),
  /** `null`: it runs, or it ended without saying. */
  used: amountSchema.nullable(),
  /** It was answered, and the agent did not say what that took. */
  silent: z.boolean(),
});

/** All turns of one run, and until when nobody may be asked. What the tasks of a run share. */
export const turnBookSchema = z.strictObject({
  version: z.literal(1),
  turns: z.array(turnSchema).readonly(),
  pauses: z
    .array(z.strictObject({ service: z.string(), until: z.number() }))
    .readonly(),
});

export type TurnBook = Readonly<z.output<typeof turnBookSchema>>;
export type BookedTurn = Readonly<z.output<typeof turnSchema>>;
export type Reserve = BookedTurn['reserve'];

export const EMPTY_BOOK: TurnBook = { version: 1, turns: [], pauses: [] };

export const runs = ({ end }: BookedTurn): boolean => end === null;

/**
 * What a turn that has ended counts for: what it took, or else what was kept free for it.
 *
 * @param likely what a turn may take, as far as it is known by now
 */
export const countsFor = (
  { used, reserve }: BookedTurn,
  likely: Reserve,
): Amount =>
  used ?? {
    tokens: reserve.tokens ?? likely.tokens ?? 0,
    cost: reserve.cost ?? likely.cost ?? 0,
  };

/** Ends the turns whose process has gone, as it may be killed at any time. The same book when there is none. */
export function bury(
  book: TurnBook,
  isDead: (turn: BookedTurn) => boolean,
  now: number,
): TurnBook {
  const dead = new Set(book.turns.filter((turn) => runs(turn) && isDead(turn)));
  if (dead.size === 0) return book;
  return {
    ...book,
    turns: book.turns.map((turn) =>
      dead.has(turn) ? { ...turn, end: now } : turn,
    ),
  };
}

/** @param used `null`: it did not say */
export const close = (
  book: TurnBook,
  id: string,
  ended: Pick<BookedTurn, 'end' | 'used' | 'silent'>,
): TurnBook => ({
  ...book,
  turns: book.turns.map((turn) =>
    turn.id === id ? { ...turn, ...ended } : turn,
  ),
});

/** A service that wants to be left alone is left alone by everybody. */
export function pause(
  book: TurnBook,
  service: string,
  until: number,
): TurnBook {
  const before = pausedUntil(book, service);
  return {
    ...book,
    pauses: [
      ...book.pauses.filter((item) => item.service !== service),
      { service, until: Math.max(before, until) },
    ],
  };
}

export const pausedUntil = ({ pauses }: TurnBook, service: string): number =>
  pauses.find((item) => item.service === service)?.until ?? 0;
