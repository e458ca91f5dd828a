import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Plan, PlanField } from '@nx-slice/schemas';
import type { SqlDatabase, SqlValue } from '@nx-slice/kernel/sql/database';
import { schemaChange } from '../../../../src/scaffold/db/change/schema-change.js';
import { indexesOf, tableSql } from '../../../../src/scaffold/db/table-sql.js';
import { aPlan, aPlanEntity, aPlanField } from '../../../support/a-plan.js';
import { openMemory } from '../../../support/sqlite.js';

let db: SqlDatabase;
beforeEach(() => {
  db = openMemory();
});
afterEach(() => db.close());

const planWith = (field: PlanField): Plan =>
  aPlan({ entities: [aPlanEntity({ name: 'Note', fields: [field] })] });

/** What becomes of these values, in their order. */
function after(
  values: readonly SqlValue[],
  before: PlanField,
  now: PlanField,
): readonly unknown[] {
  const plan = planWith(before);
  for (const entity of plan.entities) {
    db.exec(tableSql(plan, entity));
    for (const sql of indexesOf(plan, entity).values()) db.exec(sql);
  }
  for (const [index, value] of values.entries()) {
    db.run('insert into "notes__note" values (:id, :value, :at, :at)', {
      id: String(index),
      value,
      at: `2026-03-0${index + 1}T00:00:00.000Z`,
    });
  }
  for (const sql of schemaChange(plan, planWith(now))) db.exec(sql);
  return db
    .all('select "value" from "notes__note" order by rowid')
    .map(({ value }) => value);
}

const field = (given: Partial<PlanField>): PlanField =>
  aPlanField({ name: 'value', ...given });

test.each<
  [string, Partial<PlanField>, Partial<PlanField>, SqlValue[], unknown[]]
>([
  [
    'a text is cut to so many units, and no character in two',
    { type: 'text', maxLength: 40 },
    { type: 'text', maxLength: 4 },
    ['abcdef', '😀😀😀', 'a😀😀b', 'ß日本x', ''],
    ['abcd', '😀😀', 'a😀', 'ß日本x', ''],
  ],
  [
    'a line loses blanks, and is not left empty',
    { type: 'text' },
    { type: 'string' },
    [' a ', '\u3000\n', 'b'],
    ['a', '-', 'b'],
  ],
  [
    'numbers move to what is next to them',
    { type: 'integer' },
    { type: 'integer', min: 1, max: 3 },
    [-5, 2, 9],
    [1, 2, 3],
  ],
  [
    'a value that is gone gives way to the default',
    { type: 'enum', values: ['a', 'b', 'c'] },
    { type: 'enum', values: ['c', 'b'], default: 'b' },
    ['a', 'b', 'c'],
    ['b', 'b', 'c'],
  ],
  [
    'a day becomes its beginning',
    { type: 'date' },
    { type: 'datetime' },
    ['2026-01-02'],
    ['2026-01-02T00:00:00.000Z'],
  ],
  [
    'what is not set stays so',
    { type: 'integer', optional: true },
    { type: 'integer', optional: true, min: 5 },
    [null, 3],
    [null, 5],
  ],
  [
    'what must be set is',
    { type: 'integer', optional: true },
    { type: 'integer', min: 5 },
    [null, 7],
    [5, 7],
  ],
  [
    'the oldest keeps what may be there once',
    { type: 'text', maxLength: 30, optional: true },
    { type: 'text', maxLength: 30, optional: true, unique: true },
    ['x', 'x', 'y', null],
    ['x', null, 'y', null],
  ],
  [
    'a line that repeats is numbered',
    { type: 'string' },
    { type: 'string', unique: true },
    ['x', 'x', 'y'],
    ['x', 'x~2', 'y'],
  ],
  [
    'yes and no are said in words',
    { type: 'boolean', optional: true },
    { type: 'text', optional: true, maxLength: 9 },
    [1, 0, null],
    ['true', 'false', null],
  ],
])('%s', (_, before, now, values, expected) => {
  expect(after(values, field(before), field(now))).toEqual(expected);
});
