import { inFolder, type Evasion, type Row } from '../evasion.js';

const RULE = 'nx-slice/constant-sql';
const IMPORT = `import type { SqlDatabase } from '@nx-slice/kernel/sql/database';\n`;
const HONEST = `${IMPORT}export const find = (db: SqlDatabase, by: string) =>\n  db.all('select * from "tasks__task" where "title" = :by', { by });`;

const statement = (
  id: string,
  why: string,
  construct: string,
  body: string,
): Row => [
  id,
  why,
  RULE,
  construct,
  `${IMPORT}export const find = (db: SqlDatabase, by: string) => {\n${body}\n};`,
  HONEST,
];

/** Statements that a value becomes a part of, and ways around who looks for them. */
export const SQL: readonly Evasion[] = [
  ...inFolder('src/db', '.ts', [
    statement(
      'sql-template',
      'A template.',
      '${by}',
      '  return db.all(`select * from t order by ${by}`);',
    ),
    statement(
      'sql-concat',
      'A method of texts.',
      '.concat(by)',
      `  return db.all('select '.concat(by));`,
    ),
    statement(
      'sql-join',
      'A list of fragments.',
      '.join',
      `  return db.all(['select * from t order by', by].join(' '));`,
    ),
    statement(
      'sql-replace',
      'A placeholder of its own.',
      '.replace',
      `  return db.all('select * from t order by $1'.replace('$1', by));`,
    ),
    statement(
      'sql-raw',
      'A tagged template.',
      'String.raw',
      '  return db.all(String.raw`select * from t order by ${by}`);',
    ),
    statement(
      'sql-fragments',
      'A list that was made before.',
      'db.all(sql)',
      `  const parts = ['select * from t order by', by];\n  const sql = parts.join(' ');\n  return db.all(sql);`,
    ),
    statement(
      'sql-in-a-variable',
      'A text that grows.',
      'db.all(sql)',
      `  let sql = 'select * from t';\n  sql += by;\n  return db.all(sql);`,
    ),
    statement(
      'sql-optional',
      'Behind a question mark.',
      'select',
      `  return db?.all('select ' + by);`,
    ),
    statement(
      'sql-taken-apart',
      'The method, away from the database.',
      '{ all }',
      `  const { all }: Pick<SqlDatabase, 'all'> = db;\n  return all('select ' + by);`,
    ),
    statement(
      'sql-bound',
      'The method, bound.',
      '.bind',
      `  const all = db.all.bind(db);\n  return all('select ' + by);`,
    ),
    statement(
      'sql-called',
      'The method, called by another.',
      '.call',
      `  return db.all.call(db, 'select ' + by);`,
    ),
    statement(
      'sql-method-by-name',
      'The method, by a name in a variable.',
      'db[method]',
      `  const method = by === 'a' ? 'all' : 'get';\n  return db[method]('select ' + by);`,
    ),
    statement(
      'sql-renamed',
      'The database, under another name.',
      'other = db',
      `  const other = db;\n  const method = by === 'a' ? 'all' : 'get';\n  return other[method]('select ' + by);`,
    ),
    [
      'sql-by-another-type',
      'The type under another name.',
      RULE,
      'SqlDatabase as Db',
      `import type { SqlDatabase as Db } from '@nx-slice/kernel/sql/database';\nexport const find = (db: Db, by: string) => {\n  const { all } = db;\n  return all('select ' + by);\n};`,
      HONEST,
    ],
    [
      'sql-by-an-alias-of-the-type',
      'The same, by an alias.',
      RULE,
      'SqlDatabase',
      `${IMPORT}type Db = Pick<SqlDatabase, 'all'>;\nexport const find = (db: Db, by: string) => {\n  const { all } = db;\n  return all('select ' + by);\n};`,
      HONEST,
    ],
    [
      'sql-of-a-class',
      'A class keeps the database.',
      RULE,
      '{ all }',
      `${IMPORT}export class Tasks {\n  constructor(private readonly db: SqlDatabase) {}\n  find(by: string) {\n    const { all } = this.db;\n    return all('select ' + by);\n  }\n}`,
      `${IMPORT}export class Tasks {\n  constructor(private readonly db: SqlDatabase) {}\n  find(by: string) {\n    return this.db.all('select * from "tasks__task" where "title" = :by', { by });\n  }\n}`,
    ],
    [
      'sql-of-a-migration',
      'A migration is a statement, too.',
      RULE,
      "'create table '",
      `import type { Migration } from '@nx-slice/kernel/sql/migrate';\nexport const more = (name: string): Migration => ({ id: 'tasks-0002-more', sql: 'create table ' + name });`,
      `import type { Migration } from '@nx-slice/kernel/sql/migrate';\nexport const more: Migration = { id: 'tasks-0002-more', sql: 'create table "tasks__more" ("id" text) strict' };`,
    ],
  ]),
];
