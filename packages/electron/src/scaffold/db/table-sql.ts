import type { Plan, PlanEntity, PlanField } from '@nx-slice/schemas';
import { isCircular, referencesOf } from '../../domain/model/references.js';
import { lines, sqlName, sqlText } from '../../text.js';
import { checkedBounds } from './checked-bounds.js';
import { orderIndex } from './order.js';
import { columnOf, tableOf } from './table.js';

/** The statements that make the indexes of an entity's table, by the name of each. */
export function indexesOf(
  plan: Plan,
  entity: PlanEntity,
): ReadonlyMap<string, string> {
  const table = tableOf(plan, entity);
  const column = (field: string): string => sqlName(columnOf(table, field));
  const on = sqlName(table.name);
  const order = orderIndex(entity, table);
  const index = (
    purpose: string,
    columns: string,
    kind = 'index',
  ): readonly [string, string] => {
    const name = `${table.name}__${purpose}`;
    return [name, `create ${kind} ${sqlName(name)} on ${on} (${columns});`];
  };
  return new Map([
    ...(order ? [index('list_order', order.join(', '))] : []),
    ...entity.fields
      .filter(({ unique }) => unique)
      .map(({ name }) =>
        index(`unique_${columnOf(table, name)}`, column(name), 'unique index'),
      ),
    ...referencesOf(entity)
      .filter(({ field }) => !field.unique)
      .map(({ field: { name } }) =>
        index(`reference_${columnOf(table, name)}`, column(name)),
      ),
  ]);
}

/** @param name of the table; its own when left out */
export function tableSql(
  plan: Plan,
  entity: PlanEntity,
  name?: string,
): string {
  const table = tableOf(plan, entity);
  return lines(
    `create table ${sqlName(name ?? table.name)} (`,
    [
      '"id" text primary key',
      ...entity.fields.map((field) => columnSql(plan, entity, field)),
      '"createdAt" text not null',
      '"updatedAt" text not null',
    ]
      .map((definition) => `  ${definition}`)
      .join(',\n'),
    ') strict;',
  );
}

/** The definition of a field's column. */
export function columnSql(
  plan: Plan,
  entity: PlanEntity,
  field: PlanField,
): string {
  const column = sqlName(columnOf(tableOf(plan, entity), field.name));
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
