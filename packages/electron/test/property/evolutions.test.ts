import { describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import type { LayerHistory, Plan } from '@nx-slice/schemas';
import { migrate } from '@nx-slice/kernel/sql/migrate';
import { losses } from '../../src/scaffold/db/change/losses.js';
import { refuseChange } from '../../src/scaffold/db/change/refuse-change.js';
import { releasedIn } from '../../src/scaffold/db/change/released.js';
import { migrationsFile } from '../../src/scaffold/db/migrations-file.js';
import { columnSql } from '../../src/scaffold/db/table-sql.js';
import { tableOf } from '../../src/scaffold/db/table.js';
import { SEES } from '../../src/sees.js';
import { arbitrarySpec } from '../support/arbitrary-spec.js';
import { planOf } from '../support/build-slice.js';
import { allows } from '../support/evolution/allows.js';
import { evolve } from '../support/evolution/evolve.js';
import { expectedAfter } from '../support/evolution/expected.js';
import { random } from '../support/evolution/random.js';
import {
  NUMBER,
  rowsOf,
  storeRows,
  type Values,
} from '../support/evolution/rows.js';
import { createdBy, schemaOf } from '../support/evolution/schema-of.js';
import { openMemory } from '../support/sqlite.js';

/** The nightly run has 200. */
const COUNT = Number(
  process.env['NX_SLICE_EVOLUTIONS'] ??
    (process.env['NX_SLICE_NIGHTLY'] ? 200 : 12),
);
const SEED = Number(process.env['NX_SLICE_SEED'] ?? 20261126);

jest.setTimeout(600_000);

const chains = fc.sample(
  fc.tuple(arbitrarySpec, fc.nat(2 ** 31), fc.integer({ min: 2, max: 4 })),
  { numRuns: COUNT, seed: SEED },
);
const sees = SEES['db'];

/** The plans of one slice, one after another; each can be migrated to. */
function plansOf([
  spec,
  seed,
  steps,
]: (typeof chains)[number]): readonly Plan[] {
  const first = sees?.(planOf(spec));
  if (!first) throw new Error('There is no layer db');
  const numbers = random(seed);
  const plans: Plan[] = [first];
  let plan = first;
  for (let tries = 0; plans.length <= steps && tries < 50; tries += 1) {
    let next = plan;
    for (let count = 1 + numbers.below(2); count > 0; count -= 1) {
      next = evolve(next, numbers);
    }
    if (next === plan || refuseChange(next, historyOf(plan)).length > 0) {
      continue;
    }
    plans.push(next);
    plan = next;
  }
  return plans;
}

const historyOf = (plan: Plan, before?: LayerHistory): LayerHistory => ({
  file: migrationsFile(plan, before),
  plan,
});

describe(`${COUNT} evolutions, seed ${SEED}`, () => {
  const seen = { steps: 0, kept: 0, lossy: 0 };

  test.each(chains.map((chain, index) => [index, chain] as const))(
    'evolution %d keeps what is stored',
    (_, chain) => {
      const plans = plansOf(chain);
      expect(plans.length).toBeGreaterThan(2);
      const db = openMemory();
      let history: LayerHistory | undefined;
      let before: Plan | undefined;
      for (const [round, plan] of plans.entries()) {
        const then = before && stored(db, before);
        const next = historyOf(plan, history);
        const released = releasedIn(history?.file.content ?? '') ?? [];
        const migrations = releasedIn(next.file.content) ?? [];
        expect(migrations.slice(0, released.length)).toEqual(released);
        expect(migrations.length - released.length).toBeLessThanOrEqual(1);
        migrate(db, migrations);

        const fresh = openMemory();
        migrate(
          fresh,
          releasedIn(migrationsFile(plan, undefined).content) ?? [],
        );
        expect(schemaOf(db)).toEqual(schemaOf(fresh));
        fresh.close();
        for (const entity of plan.entities) {
          const made = createdBy(db, tableOf(plan, entity).name);
          for (const field of entity.fields) {
            expect(made).toContain(columnSql(plan, entity, field));
          }
        }
        expect(db.all('pragma foreign_key_check')).toEqual([]);
        expect(db.all('pragma integrity_check')).toMatchObject([
          { integrity_check: 'ok' },
        ]);
        if (before && then) compareRows(before, plan, then, stored(db, plan));
        storeRows(db, plan, round);
        history = next;
        before = plan;
      }
      db.close();
    },
  );

  test('were worth it', () => {
    expect(seen.steps).toBeGreaterThan(COUNT);
    expect(seen.kept).toBeGreaterThan(COUNT * 5);
    expect(seen.lossy).toBeGreaterThan(COUNT / 10);
  });

  function compareRows(before: Plan, after: Plan, then: Stored, now: Stored) {
    seen.steps += 1;
    if (losses(before, after).length > 0) seen.lossy += 1;
    for (const entity of after.entities) {
      const old = before.entities.find(({ name }) => name === entity.name);
      const [was, is] = [then.get(entity.name), now.get(entity.name)];
      if (!old || !was) continue;
      // Every row, in the same order.
      expect(is?.map((row) => row.get('id'))).toEqual(
        was.map((row) => row.get('id')),
      );
      for (const field of entity.fields) {
        const oldField = old.fields.find(({ name }) => name === field.name);
        for (const [index, row] of (is ?? []).entries()) {
          const value = row.get(field.name) ?? null;
          expect([field, value, allows(field, value)]).toEqual([
            field,
            value,
            true,
          ]);
          if (!oldField) continue;
          const wanted = expectedAfter(
            oldField,
            field,
            was[index]?.get(field.name) ?? null,
          );
          const isRepeated =
            field.unique &&
            was.slice(0, index).some((_, other) => {
              const one = is?.[other]?.get(field.name);
              return one === wanted && one !== null;
            });
          if (wanted === undefined || isRepeated) continue;
          seen.kept += 1;
          expect([entity.name, field.name, value]).toEqual([
            entity.name,
            field.name,
            wanted,
          ]);
        }
      }
      for (const name of [NUMBER, 'createdAt', 'updatedAt']) {
        expect(is?.map((row) => row.get(name))).toEqual(
          was.map((row) => row.get(name)),
        );
      }
    }
  }
});

type Stored = ReadonlyMap<string, readonly Values[]>;

const stored = (db: ReturnType<typeof openMemory>, plan: Plan): Stored =>
  new Map(
    plan.entities.map((entity) => [entity.name, rowsOf(db, plan, entity)]),
  );
