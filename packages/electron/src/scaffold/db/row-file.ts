import type {
  Plan,
  PlanEntity,
  PlanField,
  SourceFile,
} from '@nx-slice/schemas';
import { isForeign } from '../../domain/model/foreign.js';
import { fieldOf } from '../../domain/model/implied-field.js';
import { sliceNames } from '../../names/index.js';
import { lines, member, property, quote } from '../../text.js';
import { tableOf, type Table } from './table.js';

/** `src/db/<entity>-row.ts`: the only place where columns become fields, and the other way round. */
export function rowFile(plan: Plan, entity: PlanEntity): SourceFile {
  const { type, camel, kebab } = sliceNames(plan).entity(entity.name);
  const { columns } = tableOf(plan, entity);
  const planned = columns.map((column) => ({
    ...column,
    planned: fieldOf(entity, column.field),
  }));
  return {
    path: `src/db/${kebab}-row.ts`,
    content: lines(
      isForeign(entity)
        ? `import type { SqlRow } from '@nx-slice/kernel/sql/database';`
        : `import type { SqlRow, SqlValues } from '@nx-slice/kernel/sql/database';`,
      `import { ${camel}Schema, type ${type} } from '../contract';`,
      '',
      '/**',
      ` * The only place where a column becomes a field${conversions(entity)}.`,
      ' *',
      ' * @throws {ZodError} the stored row breaks the contract',
      ' */',
      `export function to${type}(row: SqlRow): ${type} {`,
      `return ${camel}Schema.parse({`,
      planned.map(
        ({ field, column, planned }) =>
          `${property(field)}: ${toField(planned, `row[${quote(column)}]`)},`,
      ),
      '});',
      '}',
      !isForeign(entity) && [
        '',
        '/** The other way round, for statements that name every column. */',
        `export function to${type}Row(${camel}: ${type}): SqlValues {`,
        'return {',
        rowValues(entity, tableOf(plan, entity), camel),
        '};',
        '}',
      ],
      '',
    ),
  };
}

/** Members of an object that gives each column its value; `holder` is the entity, as code. */
export const rowValues = (
  entity: PlanEntity,
  { columns }: Table,
  holder: string,
): readonly string[] =>
  columns.map(
    ({ field, column }) =>
      `${property(column)}: ${toColumn(fieldOf(entity, field), member(holder, field))},`,
  );

function conversions({ fields }: PlanEntity): string {
  const parts = [
    ...(fields.some(({ type }) => type === 'boolean')
      ? ['0 and 1 become a boolean']
      : []),
    ...(fields.some(({ optional }) => optional)
      ? ['NULL becomes "not set"']
      : []),
  ];
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
}

function toField({ type, optional }: PlanField, column: string): string {
  if (type === 'boolean') {
    return optional
      ? `${column} === null ? undefined : ${column} === 1`
      : `${column} === 1`;
  }
  return optional ? `${column} ?? undefined` : column;
}

function toColumn({ type, optional }: PlanField, field: string): string {
  if (type === 'boolean') {
    return optional
      ? `${field} === undefined ? null : Number(${field})`
      : `Number(${field})`;
  }
  return optional ? `${field} ?? null` : field;
}
