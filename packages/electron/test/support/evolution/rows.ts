import type { Plan, PlanEntity, PlanField } from '@nx-slice/schemas';
import type {
  SqlDatabase,
  SqlRow,
  SqlValue,
} from '@nx-slice/kernel/sql/database';
import { boundsOf } from '../../../src/scaffold/db/change/filling.js';
import { tableOf } from '../../../src/scaffold/db/table.js';
import { sqlName } from '../../../src/text.js';
import { sizeOf } from '../../../src/domain/model/samples.js';

/** Values by field name; `null` is what is not set. Booleans are 0 and 1. */
export type Values = ReadonlyMap<string, SqlValue>;

/**
 * Puts up to four rows into every table that has none. What refers refers to rows that are there; values repeat
 * where they may.
 */
export function storeRows(db: SqlDatabase, plan: Plan, round: number): void {
  const counts = countRows(db, plan);
  db.transaction(() => {
    db.exec('pragma defer_foreign_keys = on');
    for (const entity of plan.entities) {
      const table = tableOf(plan, entity);
      const columns = table.columns.map(({ column }) => column);
      if (idsIn(db, table.name).length > 0) continue;
      const count = counts.get(entity.name) ?? 0;
      for (let number = 1; number <= count; number += 1) {
        const stored = `2026-03-0${number}T00:00:00.000Z`;
        db.run(
          `insert into ${sqlName(table.name)} (${columns.map(sqlName).join(', ')}) values (${columns.map((_, index) => `:v${index}`).join(', ')})`,
          Object.fromEntries([
            ['v0', idOf(entity.name, number)],
            ...entity.fields.map(
              (field, index) =>
                [
                  `v${index + 1}`,
                  field.type === 'reference'
                    ? referred(db, plan, field, number, counts)
                    : valueOf(field, number, round),
                ] as const,
            ),
            [`v${columns.length - 2}`, stored],
            [`v${columns.length - 1}`, stored],
          ]),
        );
      }
      // Numbers of rows have gaps.
      db.run(
        `update ${sqlName(table.name)} set ${table.rowid} = 100 + 3 * ${table.rowid}`,
      );
    }
  });
}

const idsIn = (db: SqlDatabase, table: string): readonly string[] =>
  db
    .all(`select "id" from ${sqlName(table)} order by "createdAt"`)
    .map(({ id }) => String(id));

/** How many rows each entity has or can get. */
function countRows(db: SqlDatabase, plan: Plan): ReadonlyMap<string, number> {
  const counts = new Map(
    plan.entities.map((entity) => {
      const { length } = idsIn(db, tableOf(plan, entity).name);
      const limits = entity.fields.filter(({ unique }) => unique).map(sizeOf);
      return [entity.name, length > 0 ? length : Math.min(4, ...limits)];
    }),
  );
  // As often as a limit can travel from one to another.
  plan.entities.forEach(() => {
    for (const { name, fields } of plan.entities) {
      const targets = fields
        .filter(({ unique, entity }) => unique && entity !== null)
        .map(({ entity }) => counts.get(entity ?? '') ?? 0);
      counts.set(name, Math.min(counts.get(name) ?? 0, ...targets));
    }
  });
  return counts;
}

const idOf = (entity: string, number: number): string =>
  `${entity.toLowerCase()}-${number}`;

function valueOf(field: PlanField, row: number, round: number): SqlValue {
  if (field.optional && (row + round) % 3 === 0) return null;
  const number = !field.unique && row === 4 ? 1 : row;
  const { low, high } = boundsOf(field);
  const from = Number.isFinite(low)
    ? low
    : Number.isFinite(high)
      ? high - 50
      : -2;
  switch (field.type) {
    case 'string':
    case 'text': {
      const emoji = `${number}😀ß${'x'.repeat(40)} é${'日本'.repeat(20)}`;
      return fitting(emoji, field.maxLength ?? 0);
    }
    case 'boolean':
      return number % 2;
    case 'integer':
      return Math.min(high, Math.max(low, from) + number - 1);
    case 'number':
      return Math.min(high, from + (number - 1) / 4);
    case 'enum': {
      const values = field.values ?? [];
      return values[(number - 1) % values.length] ?? null;
    }
    case 'date':
      return `2026-01-1${number}`;
    case 'datetime':
      return `2026-01-1${number}T10:20:30.40${number}Z`;
    case 'reference':
      throw new Error('References need to know the rows');
  }
}

/** A row of a table that has rows already, or one that is about to get some. */
function referred(
  db: SqlDatabase,
  plan: Plan,
  { entity: to, optional }: PlanField,
  number: number,
  counts: ReadonlyMap<string, number>,
): SqlValue {
  const target = plan.entities.find(({ name }) => name === to);
  if (!target) throw new Error(`There is no ${to ?? ''}`);
  if (optional && number === 2) return null;
  const ids = idsIn(db, tableOf(plan, target).name);
  const count = counts.get(target.name) ?? 0;
  const index = (number - 1) % count;
  return ids[index] ?? idOf(target.name, index + 1);
}

/** Without half a character at its end. */
function fitting(text: string, maxLength: number): string {
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > maxLength) break;
    kept += character;
  }
  return kept.trim();
}

/** Where SQLite's own number of a row is. */
export const NUMBER = ' number';

/** All rows of an entity in the order in which they were stored: values by field. */
export function rowsOf(
  db: SqlDatabase,
  plan: Plan,
  entity: PlanEntity,
): readonly Values[] {
  const { name, columns, rowid } = tableOf(plan, entity);
  return db
    .all(
      `select ${rowid} as "number of the row", * from ${sqlName(name)} order by ${rowid}`,
    )
    .map(
      (row) =>
        new Map([
          ...columns.map(
            ({ field, column }) => [field, value(row, column)] as const,
          ),
          [NUMBER, value(row, 'number of the row')] as const,
        ]),
    );
}

function value(row: SqlRow, column: string): SqlValue {
  const found = row[column];
  if (
    typeof found === 'string' ||
    typeof found === 'number' ||
    found === null
  ) {
    return found;
  }
  throw new Error(`${column} holds a ${typeof found}`);
}
