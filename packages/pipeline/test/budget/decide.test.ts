import { describe, expect, test } from '@jest/globals';
import { decide, type TurnRules, type Want } from '../../src/budget/decide.js';
import { amountOf, type Amount } from '../../src/budget/limits.js';
import {
  EMPTY_BOOK,
  bury,
  pause,
  type BookedTurn,
  type TurnBook,
} from '../../src/budget/turn-book.js';

const MINUTE = 60_000;
const want: Want = {
  slice: 'words',
  layer: 'db',
  service: 'codex m',
  session: 'now',
};
const turn = (given: Partial<BookedTurn> = {}): BookedTurn => ({
  id: 't',
  owner: { pid: 1, start: '1', boot: 'b', namespace: null, host: 'h' },
  session: 'now',
  slice: 'words',
  layer: 'db',
  begin: 0,
  end: 1,
  reserve: { tokens: null, cost: null },
  used: null,
  silent: false,
  ...given,
});
const took = (tokens: number, given: Partial<BookedTurn> = {}) =>
  turn({ used: { tokens, cost: tokens / 100 }, ...given });
const running = (reserve: number | null, given: Partial<BookedTurn> = {}) =>
  turn({ end: null, reserve: { tokens: reserve, cost: reserve }, ...given });
const book = (...turns: readonly BookedTurn[]): TurnBook => ({
  ...EMPTY_BOOK,
  turns,
});
const decided = (
  given: TurnBook,
  limits: TurnRules['limits'],
  other: Partial<Want> = {},
  now = 10,
) => decide(given, { ...want, ...other }, { limits, parallel: 3 }, now);

const admitted = (tokens: number | null) =>
  expect.objectContaining({
    kind: 'admit',
    reserve: expect.objectContaining({ tokens }),
  });
const waits = { kind: 'wait', why: 'budget' };

describe('tokens and money', () => {
  const run = { run: { tokens: 100 } };

  test('alone, as long as anything is left', () => {
    expect(decided(book(), run)).toEqual(admitted(null));
    expect(decided(book(took(99)), run)).toEqual(admitted(198));
    expect(decided(book(took(60), took(40)), run)).toEqual({
      kind: 'spent',
      scope: 'run',
      what: 'tokens',
      limit: 100,
      used: 100,
    });
  });

  test('beside others only with room for all: twice the dearest turn so far', () => {
    const room = book(took(20), running(40));
    expect(decided(room, run)).toEqual(admitted(40));
    expect(decided(book(took(21), running(40)), run)).toEqual(waits);
    expect(decided(book(running(null)), run)).toEqual(waits);
  });

  test('what one attempt may take is kept free for it', () => {
    const limits = { ...run, attempt: { tokens: 50 } };
    expect(decided(book(running(50)), limits)).toEqual(admitted(50));
    expect(decided(book(running(50), running(50)), limits)).toEqual(waits);
  });

  test('a plan is no measure for a layer', () => {
    const planned = book(took(1, { layer: 'plan' }));
    expect(decided(planned, run)).toEqual(admitted(null));
    expect(decided(planned, run, { layer: 'plan' })).toEqual(admitted(2));
  });

  test('each scope counts its own', () => {
    const turns = book(took(60), took(30, { slice: 'tasks' }));
    const layer = { layer: { tokens: 50 } };
    expect(decided(turns, layer)).toMatchObject({ scope: 'layer', used: 60 });
    expect(decided(turns, layer, { layer: 'ui' }).kind).toBe('admit');
    const slice = { slice: { tokens: 50 } };
    expect(decided(turns, slice, { layer: 'ui' })).toMatchObject({
      scope: 'slice',
    });
    expect(decided(turns, slice, { slice: 'tasks' }).kind).toBe('admit');
    expect(
      decided(turns, { run: { tokens: 90 } }, { slice: 'x' }),
    ).toMatchObject({ scope: 'run', used: 90 });
  });

  test('money like tokens', () => {
    const money = { run: { cost: 0.5 } };
    expect(decided(book(took(49)), money).kind).toBe('admit');
    expect(decided(book(took(50)), money)).toMatchObject({ what: 'cost' });
  });

  test('a process that was killed: what was kept free counts as taken', () => {
    const killed = bury(book(running(60), running(20)), () => true, 5);
    expect(decided(killed, { run: { tokens: 80 } })).toMatchObject({
      used: 80,
    });
    expect(bury(killed, () => true, 9)).toBe(killed);
    const first = bury(book(running(null), took(5)), () => true, 5);
    expect(decided(first, { run: { tokens: 15 } })).toMatchObject({ used: 15 });
  });

  test('an agent that does not say what it takes cannot be held to a budget', () => {
    const silent = book(turn({ silent: true }));
    expect(decided(silent, run)).toEqual({ kind: 'unknown' });
    expect(decided(silent, { ...run, attempt: { tokens: 5 } }).kind).toBe(
      'admit',
    );
    expect(decided(silent, {}).kind).toBe('admit');
    expect(decided(silent, { run: { minutes: 9 } }).kind).toBe('admit');
  });

  test('cached tokens have a price of their own', () => {
    const usage = {
      inputTokens: 1_000_000,
      cachedInputTokens: 400_000,
      outputTokens: 100_000,
    };
    const price = { input: 2, cachedInput: 0.5, output: 10 };
    expect(amountOf(usage, price)).toEqual({
      tokens: 1_100_000,
      cost: 1.2 + 0.2 + 1,
    } satisfies Amount);
    expect(amountOf(usage, undefined).cost).toBe(0);
  });
});

describe('time', () => {
  const limits = { run: { minutes: 10 } };

  test('from the first turn, also while nobody asks', () => {
    const turns = book(took(1, { begin: 0, end: MINUTE }));
    expect(decided(turns, limits, {}, 9 * MINUTE).kind).toBe('admit');
    expect(decided(turns, limits, {}, 10 * MINUTE)).toMatchObject({
      what: 'minutes',
      used: 10,
    });
  });

  test('the time between a run and its resumption does not count', () => {
    const turns = book(
      took(1, { session: 'before', begin: 0, end: 4 * MINUTE }),
      took(1, { begin: 100 * MINUTE, end: 101 * MINUTE }),
    );
    expect(decided(turns, limits, {}, 105 * MINUTE).kind).toBe('admit');
    expect(decided(turns, limits, {}, 106 * MINUTE).kind).toBe('spent');
  });
});

describe('turns', () => {
  test('so many at once, and no more', () => {
    const two = book(running(1), running(1));
    expect(decided(two, {}).kind).toBe('admit');
    expect(decided(book(...two.turns, running(1)), {})).toEqual({
      kind: 'wait',
      why: 'turns',
    });
  });

  test('a service that wants to be left alone is, by all that ask it; the longest pause holds', () => {
    const paused = pause(pause(book(), 'codex m', 500), 'codex m', 100);
    expect(decided(paused, {}, {}, 499)).toEqual({
      kind: 'wait',
      why: 'service',
    });
    expect(decided(paused, {}, {}, 500).kind).toBe('admit');
    expect(decided(paused, {}, { service: 'codex n' }, 499).kind).toBe('admit');
  });
});
