import type { Plan, PlanEntity, PlanField } from '@nx-slice/schemas';
import { sqlName } from '../../../text.js';
import { columnSql, indexesOf, tableSql } from '../table-sql.js';
import { columnOf, tableOf, type Table } from '../table.js';
import { fieldFate, type FieldFate } from './field-fate.js';

/** An entity as one plan has it. */
export interface Planned {
  readonly plan: Plan;
  readonly entity: PlanEntity;
}

export interface EntityFates {
  /** In the order of the new plan. */
  readonly fields: readonly {
    readonly field: PlanField;
    readonly fate: FieldFate;
  }[];
  /** Fields that are gone. */
  readonly dropped: readonly PlanField[];
}

/** What becomes of each field of an entity that both plans have. */
export function entityFates(before: Planned, after: Planned): EntityFates {
  const [old, table] = [tableOf(before.plan, before.entity), tableIn(after)];
  return {
    fields: after.entity.fields.map((field) => ({
      field,
      fate: fieldFate(
        before.entity.fields.find(({ name }) => name === field.name),
        field,
        {
          before: sqlName(columnOf(old, field.name)),
          after: sqlName(columnOf(table, field.name)),
        },
        table.rowid,
      ),
    })),
    dropped: before.entity.fields.filter(
      ({ name }) => !after.entity.fields.some((field) => field.name === name),
    ),
  };
}

const tableIn = ({ plan, entity }: Planned): Table => tableOf(plan, entity);

/** The statements that make an entity's table what the new plan says, with its rows; none when it is so already. */
export function entityChange(
  before: Planned,
  after: Planned,
): readonly string[] {
  const fates = entityFates(before, after);
  return mustRebuild(before, after, fates)
    ? rebuild(before, after, fates)
    : alter(before, after, fates);
}

/** SQLite adds columns; all else that a column can become takes a new table. */
function mustRebuild(
  before: Planned,
  after: Planned,
  { fields, dropped }: EntityFates,
): boolean {
  const definition = ({ plan, entity }: Planned, name: string) => {
    const field = entity.fields.find((one) => one.name === name);
    return field && columnSql(plan, entity, field);
  };
  return (
    tableIn(before).name !== tableIn(after).name ||
    dropped.length > 0 ||
    fields.some(({ field: { name }, fate }) =>
      fate.isKept
        ? definition(before, name) !== definition(after, name)
        : definition(before, name) !== undefined || !fate.isConstant,
    )
  );
}

function alter(
  before: Planned,
  after: Planned,
  { fields }: EntityFates,
): readonly string[] {
  const table = tableIn(after);
  const on = sqlName(table.name);
  const [old, wanted] = [before, after].map(({ plan, entity }) =>
    indexesOf(plan, entity),
  );
  return [
    ...[...(old ?? [])]
      .filter(([name, sql]) => wanted?.get(name) !== sql)
      .map(([name]) => `drop index ${sqlName(name)};`),
    ...fields
      .filter(({ fate }) => !fate.isKept)
      .map(
        ({ field, fate }) =>
          `alter table ${on} add column ${columnSql(after.plan, after.entity, field)}${field.optional ? '' : ` default ${fate.sql}`};`,
      ),
    ...fields.flatMap(({ field, fate }) => {
      const column = sqlName(columnOf(table, field.name));
      return fate.isKept && fate.sql !== column
        ? [`update ${on} set ${column} = ${fate.sql};`]
        : [];
    }),
    ...distinctUpdates(table, fields),
    ...[...(wanted ?? [])]
      .filter(([name, sql]) => old?.get(name) !== sql)
      .map(([, sql]) => sql),
  ];
}

/** https://sqlite.org/lang_altertable.html#otheralter; foreign keys are off while a migration runs. */
function rebuild(
  before: Planned,
  after: Planned,
  { fields }: EntityFates,
): readonly string[] {
  const [old, table] = [tableIn(before), tableIn(after)];
  const draft = `${table.name}__new`;
  const values: readonly (readonly [string, string])[] = [
    // What was stored last stays what was stored last.
    ...(hasNumber(old) && hasNumber(table)
      ? [[table.rowid, old.rowid] as const]
      : []),
    ['"id"', '"id"'],
    ...fields.map(
      ({ field, fate }) =>
        [sqlName(columnOf(table, field.name)), fate.sql] as const,
    ),
    ['"createdAt"', '"createdAt"'],
    ['"updatedAt"', '"updatedAt"'],
  ];
  return [
    tableSql(after.plan, after.entity, draft),
    [
      `insert into ${sqlName(draft)} (${values.map(([column]) => column).join(', ')})`,
      `  select ${values.map(([, value]) => value).join(', ')} from ${sqlName(old.name)};`,
    ].join('\n'),
    `drop table ${sqlName(old.name)};`,
    `alter table ${sqlName(draft)} rename to ${sqlName(table.name)};`,
    ...distinctUpdates(table, fields),
    ...indexesOf(after.plan, after.entity).values(),
  ];
}

/** Whether SQLite's number of a row has a name that no column took. */
const hasNumber = ({ columns, rowid }: Table): boolean =>
  columns.every(({ column }) => column.toLowerCase() !== rowid);

/** Before an index is made that allows no value twice. */
function distinctUpdates(
  table: Table,
  fields: EntityFates['fields'],
): readonly string[] {
  const on = sqlName(table.name);
  return fields.flatMap(({ field, fate }) => {
    if (fate.repeated === null) return [];
    const column = sqlName(columnOf(table, field.name));
    return [
      `update ${on} set ${column} = ${fate.repeated} where exists (select 1 from ${on} "other" where "other".${column} = ${on}.${column} and "other".${table.rowid} < ${on}.${table.rowid});`,
    ];
  });
}
