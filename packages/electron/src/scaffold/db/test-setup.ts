import type { SliceNames } from '../../names/index.js';
import { lines } from '../../text.js';

/** The start of every test of this layer: a real file with the real tables, opened anew for each test. */
export const testSetup = (
  { camel, pascal }: SliceNames,
  opened: {
    /** What the tests use, such as `repository = createTasksStore(db).task`, and its type. */
    readonly name: string;
    readonly type: string;
    readonly code: string;
    readonly unchecked: boolean;
    /** What makes the tables of other slices that this one reads; empty when it reads none. */
    readonly foreign: string;
  },
): { readonly imports: string; readonly code: string } => ({
  imports: lines(
    `import type { SqlDatabase } from '@nx-slice/kernel/sql/database';`,
    `import { migrate } from '@nx-slice/kernel/sql/migrate';`,
    `import { openNodeSqlite } from '@nx-slice/kernel/sql/node-sqlite';`,
    `import { createTemporaryFolder } from '@nx-slice/kernel/testing/temporary-folder.mjs';`,
    `import { join } from 'node:path';`,
    `import { create${pascal}Store, ${camel}Migrations, type ${opened.type} } from '../../src/db';`,
  ),
  code: lines(
    'let temporary: ReturnType<typeof createTemporaryFolder>;',
    'let db: SqlDatabase;',
    `let ${opened.name}: ${opened.type};`,
    '',
    'function open() {',
    `db = openNodeSqlite(join(temporary.path, 'app.db'));`,
    opened.foreign !== '' && opened.foreign,
    `migrate(db, ${camel}Migrations);`,
    opened.unchecked && [
      '// What it refers to is not stored here: see store.test.ts.',
      `db.exec('pragma foreign_keys = off');`,
    ],
    `${opened.name} = ${opened.code};`,
    '}',
    '',
    'beforeEach(() => {',
    'temporary = createTemporaryFolder();',
    'open();',
    '});',
    '',
    'afterEach(() => {',
    'db.close();',
    'temporary.remove();',
    '});',
    '',
  ),
});
