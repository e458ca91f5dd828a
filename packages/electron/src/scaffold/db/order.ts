import type { PlanEntity, PlanField } from '@nx-slice/schemas';
import { fieldOf } from '../../domain/model/implied-field.js';
import { sqlName, sqlText } from '../../text.js';
import { columnOf, type Table } from './table.js';

/** The terms of `order by`: the plan's, then what was stored last. */
export const orderTerms = (
  entity: PlanEntity,
  table: Table,
): readonly string[] => [
  ...entity.orderBy.map(({ field, direction }) => {
    const planned = fieldOf(entity, field);
    const term = `${sortKey(planned, table)}${direction === 'desc' ? ' desc' : ''}`;
    return sinks(planned, direction) ? `${term} nulls last` : term;
  }),
  `${table.rowid} desc`,
];

/** The columns of an index that gives the list order; `undefined` when no index can. */
export const orderIndex = (
  entity: PlanEntity,
  table: Table,
): readonly string[] | undefined =>
  entity.orderBy.some(({ field, direction }) =>
    sinks(fieldOf(entity, field), direction),
  )
    ? undefined
    : orderTerms(entity, table).slice(0, -1);

/** What is not set comes last in either direction; SQLite puts it first when ascending. */
const sinks = (field: PlanField, direction: 'asc' | 'desc'): boolean =>
  field.optional && direction === 'asc';

function sortKey(field: PlanField, table: Table): string {
  const column = sqlName(columnOf(table, field.name));
  switch (field.type) {
    case 'string':
    case 'text':
      return `${column} collate nocase`;
    case 'enum':
      // In the order of the plan: "low, medium, high" is not meant alphabetically.
      return `case ${column} ${(field.values ?? [])
        .map((value, index) => `when ${sqlText(value)} then ${String(index)}`)
        .join(' ')} end`;
    case 'boolean':
    case 'integer':
    case 'number':
    case 'date':
    case 'datetime':
    case 'reference':
      return column;
  }
}
