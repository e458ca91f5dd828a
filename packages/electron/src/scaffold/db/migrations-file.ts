import type {
  Plan,
  PlanEntity,
  PlanField,
  SourceFile,
} from '@nx-slice/schemas';
import { ownEntities } from '../../domain/model/foreign.js';
import { isCircular, referencesOf } from '../../domain/model/references.js';
import { sliceNames } from '../../names/index.js';
import { lines, quote, sqlName, sqlText, template } from '../../text.js';
import { checkedBounds } from './checked-bounds.js';
import { orderIndex } from './order.js';
import { columnOf, tableOf, type Table } from './table.js';

/** `src/db/migrations.ts`: the tables. */
export function migrationsFile(plan: Plan): SourceFile {
  const { camel, name, lower } = sliceNames(plan);
  const sql = ownEntities(plan)
    .flatMap((entity) => statements(plan, entity))
    .map((statement) => statement.replaceAll(/^(?=.)/gm, '      '))
    .join('\n');
  return {
    path: 'src/db/migrations.ts',
    content: lines(
      `import type { Migration } from '@nx-slice/kernel/sql/migrate';`,
      '',
      `/** The history of the tables of ${lower}. Append; never edit one that was released. */`,
      `export const ${camel}Migrations: readonly Migration[] = [`,
      '{',
      `id: ${quote(`${name}-0001-create`)},`,
      `sql: ${template(`\n${sql}\n    `)},`,
      '},',
      '];',
      '',
    ),
  };
}

function statements(plan: Plan, entity: PlanEntity): readonly string[] {
  const table = tableOf(plan, entity);
  const column = (field: string): string => sqlName(columnOf(table, field));
  const index = (purpose: string): string =>
    sqlName(`${table.name}__${purpose}`);
  const on = sqlName(table.name);
  const order = orderIndex(entity, table);
  return [
    tableSql(plan, entity),
    ...(order
      ? [`create index ${index('list_order')} on ${on} (${order.join(', ')});`]
      : []),
    ...entity.fields
      .filter(({ unique }) => unique)
      .map(
        ({ name }) =>
          `create unique index ${index(`unique_${columnOf(table, name)}`)} on ${on} (${column(name)});`,
      ),
    ...referencesOf(entity)
      .filter(({ field }) => !field.unique)
      .map(
        ({ field }) =>
          `create index ${index(`reference_${columnOf(table, field.name)}`)} on ${on} (${column(field.name)});`,
      ),
  ];
}

export function tableSql(plan: Plan, entity: PlanEntity): string {
  const table = tableOf(plan, entity);
  return lines(
    `create table ${sqlName(table.name)} (`,
    [
      '"id" text primary key',
      ...entity.fields.map((field) => columnSql(plan, entity, field, table)),
      '"createdAt" text not null',
      '"updatedAt" text not null',
    ]
      .map((definition) => `  ${definition}`)
      .join(',\n'),
    ') strict;',
  );
}

function columnSql(
  plan: Plan,
  entity: PlanEntity,
  field: PlanField,
  table: Table,
): string {
  const column = sqlName(columnOf(table, field.name));
  const constraint = constraintOf(plan, entity, field, column);
  return [
    column,
    sqlType(field),
    ...(field.optional ? [] : ['not null']),
    ...(constraint === undefined ? [] : [constraint]),
  ].join(' ');
}

function sqlType({ type }: PlanField): string {
  switch (type) {
    case 'boolean':
    case 'integer':
      return 'integer';
    case 'number':
      return 'real';
    case 'string':
    case 'text':
    case 'enum':
    case 'date':
    case 'datetime':
    case 'reference':
      return 'text';
  }
}

function constraintOf(
  plan: Plan,
  entity: PlanEntity,
  field: PlanField,
  column: string,
): string | undefined {
  switch (field.type) {
    case 'boolean':
      return `check (${column} in (0, 1))`;
    case 'enum':
      return `check (${column} in (${(field.values ?? []).map(sqlText).join(', ')}))`;
    case 'integer':
    case 'number':
      return boundsCheck(field, column);
    case 'reference':
      return foreignKey(plan, entity, field);
    case 'string':
    case 'text':
    case 'date':
    case 'datetime':
      return undefined;
  }
}

function boundsCheck(field: PlanField, column: string): string | undefined {
  const { min, max } = checkedBounds(field);
  if (min !== null && max !== null) {
    return `check (${column} between ${sqlText(min)} and ${sqlText(max)})`;
  }
  if (min !== null) return `check (${column} >= ${sqlText(min)})`;
  if (max !== null) return `check (${column} <= ${sqlText(max)})`;
  return undefined;
}

function foreignKey(
  plan: Plan,
  entity: PlanEntity,
  field: PlanField,
): string | undefined {
  const reference = referencesOf(entity).find((one) => one.field === field);
  const target = plan.entities.find(({ name }) => name === reference?.to);
  if (!reference || !target) return undefined;
  const key = `references ${sqlName(tableOf(plan, target).name)} ("id")`;
  // The rows of a circle can only be stored together: they are judged when the transaction ends.
  return isCircular(plan, reference)
    ? `${key} deferrable initially deferred`
    : key;
}
