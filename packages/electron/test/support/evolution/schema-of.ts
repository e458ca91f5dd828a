import type { SqlDatabase } from '@nx-slice/kernel/sql/database';
import { sqlName } from '../../../src/text.js';

/** What a database's tables are like, but for the order of their columns and for defaults. */
export function schemaOf(db: SqlDatabase): object {
  const tables = db
    .all(
      `select name from sqlite_master where type = 'table' and name not like '\\_%' escape '\\' order by name`,
    )
    .map(({ name }) => String(name));
  return Object.fromEntries(
    tables.map((table) => [
      table,
      {
        columns: db
          .all(
            `select name, type, "notnull", pk from pragma_table_info(:table) order by name`,
            { table },
          )
          .map((row) => ({ ...row })),
        strict: db.get(
          'select strict from pragma_table_list where name = :table',
          { table },
        )?.['strict'],
        indexes: db
          .all(
            `select name, sql from sqlite_master where type = 'index' and tbl_name = :table and sql is not null order by name`,
            { table },
          )
          .map((row) => ({ ...row })),
        keys: db
          .all(
            `select "table", "from", "to", on_update, on_delete from pragma_foreign_key_list(:table) order by "from"`,
            { table },
          )
          .map((row) => ({ ...row })),
      },
    ]),
  );
}

/** The text that made a table. */
export const createdBy = (db: SqlDatabase, table: string): string =>
  String(
    db.get('select sql from sqlite_master where name = :table', { table })?.[
      'sql'
    ],
  ).replace(sqlName(`${table}__new`), sqlName(table));
