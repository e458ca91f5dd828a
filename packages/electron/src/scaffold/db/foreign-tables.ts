import type { Plan, PlanEntity, SourceFile } from '@nx-slice/schemas';
import { foreignEntities } from '../../domain/model/foreign.js';
import { mentions } from '../../domain/model/sample-imports.js';
import { sliceNames } from '../../names/index.js';
import { lines, sqlName, template } from '../../text.js';
import { rowValues } from './row-file.js';
import { tableSql } from './table-sql.js';
import { tableOf } from './table.js';

/** The function that stores a row of another slice in tests. */
export const insertName = (type: string): string => `insert${type}`;

/** The statement that makes the tables of other slices in a test; empty when there are none. */
export const foreignSetup = (plan: Plan): string =>
  foreignEntities(plan).length > 0 ? 'createForeignTables(db);' : '';

/** The import of what a test uses of `foreignTablesFile`. */
export const foreignImport = (plan: Plan, code: string): string | false => {
  const names = sliceNames(plan);
  const used = [
    'createForeignTables',
    ...foreignEntities(plan).map(({ name }) =>
      insertName(names.entity(name).type),
    ),
  ].filter((name) => mentions(code, name));
  return (
    used.length > 0 &&
    `import { ${used.join(', ')} } from './support/foreign-tables';`
  );
};

/** `test/db/support/foreign-tables.ts`: what other slices store, as far as this one reads it. */
export const foreignTablesFile = (plan: Plan): readonly SourceFile[] => {
  const names = sliceNames(plan);
  const entities = foreignEntities(plan);
  if (entities.length === 0) return [];
  const types = entities.map(({ name }) => names.entity(name).type);
  return [
    {
      path: 'test/db/support/foreign-tables.ts',
      content: lines(
        `import type { SqlDatabase } from '@nx-slice/kernel/sql/database';`,
        `import type { ${types.join(', ')} } from '../../../src/contract';`,
        '',
        '/** The tables of other slices that this one reads, where they are not there yet. */',
        'export function createForeignTables(db: SqlDatabase): void {',
        entities.map(
          (entity) =>
            `db.exec(${template(
              tableSql(plan, entity)
                .replace(/^create table/, 'create table if not exists')
                .replaceAll('\n', '\n    '),
            )});`,
        ),
        '}',
        entities.map((entity) => insertCode(plan, entity)),
        '',
      ),
    },
  ];
};

function insertCode(plan: Plan, entity: PlanEntity): readonly string[] {
  const { type, camel, lower } = sliceNames(plan).entity(entity.name);
  const table = tableOf(plan, entity);
  const columns = table.columns.map(({ column }) => column);
  return [
    '',
    `/** Stores a ${lower} as its own slice would. */`,
    `export function ${insertName(type)}(db: SqlDatabase, ${camel}: ${type}): void {`,
    `db.run(${template(
      [
        `insert into ${sqlName(table.name)} (${columns.map(sqlName).join(', ')})`,
        `     values (${columns.map((name) => `:${name}`).join(', ')})`,
      ].join('\n'),
    )}, {`,
    ...rowValues(entity, table, camel),
    '});',
    '}',
  ];
}
