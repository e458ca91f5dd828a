import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decide } from '../../src/budget/decide.js';
import {
  bury,
  close,
  EMPTY_BOOK,
  type TurnBook,
} from '../../src/budget/turn-book.js';

/** A task of the run: its turns take so much and so long; it may be killed in one of them. */
interface Task {
  readonly slice: string;
  readonly layer: string;
  readonly turns: readonly { readonly cost: number; readonly time: number }[];
  readonly killedIn: number;
}

const owner = { start: null, boot: null, namespace: null, host: 'h' };

/** Runs all tasks at once, in virtual time, by the rules, and says what was really paid. */
function simulate(
  tasks: readonly Task[],
  limit: number,
  attempt: number | undefined,
) {
  const rules = {
    parallel: 8,
    limits: {
      run: { cost: limit },
      ...(attempt === undefined ? {} : { attempt: { cost: attempt } }),
    },
  };
  let book: TurnBook = EMPTY_BOOK;
  let paid = 0;
  let atOnce = 0;
  let beyondReserve = false;
  const dead = new Set<number>();
  const state = tasks.map(() => ({ turn: 0, until: -1, over: false }));
  for (let now = 0; now < 3_000 && state.some(({ over }) => !over); now += 1) {
    tasks.forEach((task, pid) => {
      const own = state[pid];
      if (!own || own.over) return;
      const { cost, time } = task.turns[own.turn] ?? { cost: 0, time: 0 };
      if (own.until >= 0) {
        if (now < own.until) return;
        own.until = -1;
        // A service is paid also for what nobody waits for.
        paid += cost;
        // Of the very first turn nobody knows what it took, when it is killed.
        const id = `${pid}-${own.turn}`;
        const reserve = book.turns.find((turn) => turn.id === id)?.reserve.cost;
        if (own.turn === task.killedIn && reserve !== null) {
          dead.add(pid);
          own.over = true;
          return;
        }
        const used = { tokens: 0, cost };
        const how = { end: now, used, silent: false };
        book = close(book, id, how);
        own.turn += 1;
        return;
      }
      if (own.turn >= task.turns.length) {
        own.over = true;
        return;
      }
      book = bury(book, (turn) => dead.has(turn.owner.pid), now);
      const { slice, layer } = task;
      const want = { slice, layer, service: 's', session: 's' };
      const decision = decide(book, want, rules, now);
      if (decision.kind === 'spent') own.over = true;
      if (decision.kind !== 'admit') return;
      const running = book.turns.filter(({ end }) => end === null);
      atOnce = Math.max(atOnce, running.length + 1);
      const { reserve } = decision;
      if (reserve.cost === null || cost > reserve.cost) beyondReserve = true;
      own.until = now + time;
      book = {
        ...book,
        turns: [
          ...book.turns,
          {
            id: `${pid}-${own.turn}`,
            owner: { ...owner, pid },
            session: 's',
            slice,
            layer,
            begin: now,
            end: null,
            reserve,
            used: null,
            silent: false,
          },
        ],
      };
    });
  }
  const isOver = state.every(({ over }) => over);
  return { over: paid - limit, atOnce, beyondReserve, isOver };
}

/** Turns of layers that take at most twice as much as any other one. */
const alike = fc.integer({ min: 50, max: 100 });
const anything = fc.integer({ min: 1, max: 100 });

const tasksOf = (cost: fc.Arbitrary<number>) =>
  fc.array(
    fc.record({
      slice: fc.constantFrom('a', 'b', 'c', 'd'),
      layer: fc.constantFrom('db', 'main', 'ui'),
      turns: fc.array(
        fc.record({ cost, time: fc.integer({ min: 1, max: 20 }) }),
        { minLength: 1, maxLength: 6 },
      ),
      killedIn: fc.integer({ min: 0, max: 12 }),
    }),
    { minLength: 1, maxLength: 8 },
  );
const limit = fc.integer({ min: 1, max: 1_500 });

test('100 random runs, turns alike: never more than one turn too much', () => {
  fc.assert(
    fc.property(tasksOf(alike), limit, (tasks, most) => {
      const { over, isOver } = simulate(tasks, most, undefined);
      expect(isOver).toBe(true);
      expect(over).toBeLessThan(100);
    }),
    { numRuns: 100 },
  );
});

test('100 random runs, turns of any price up to what an attempt may take: the same', () => {
  fc.assert(
    fc.property(tasksOf(anything), limit, (tasks, most) => {
      expect(simulate(tasks, most, 100).over).toBeLessThan(100);
    }),
    { numRuns: 100 },
  );
});

test('whatever turns take: more than one too much only where one took more than was kept free', () => {
  fc.assert(
    fc.property(tasksOf(anything), limit, (tasks, most) => {
      const { over, beyondReserve } = simulate(tasks, most, undefined);
      if (!beyondReserve) expect(over).toBeLessThan(100);
    }),
    { numRuns: 100 },
  );
});

test('far from the limit turns run side by side', () => {
  const task = (slice: string): Task => ({
    slice,
    layer: 'db',
    turns: Array.from({ length: 5 }, () => ({ cost: 60, time: 9 })),
    killedIn: -1,
  });
  expect(
    simulate(['a', 'b', 'c', 'd'].map(task), 5_000, undefined).atOnce,
  ).toBe(4);
});
