import type { Plan, SourceFile } from '@nx-slice/schemas';
import { sliceNames } from '../../names/index.js';
import { lines } from '../../text.js';

/** `src/db/store.ts`: every repository of the slice, and what joins them. */
export function storeFile(plan: Plan): SourceFile {
  const { pascal, lower, entities } = sliceNames(plan);
  return {
    path: 'src/db/store.ts',
    content: lines(
      `import type { SqlDatabase } from '@nx-slice/kernel/sql/database';`,
      entities.map(
        ({ type, kebab }) =>
          `import { create${type}Repository, type ${type}Repository } from './${kebab}-repository';`,
      ),
      '',
      `/** What the slice "${lower}" stores. */`,
      `export interface ${pascal}Store {`,
      entities.map(
        ({ type, camel }) => `readonly ${camel}: ${type}Repository;`,
      ),
      '/** Commits what `work` did, or rolls it back and rethrows. */',
      'transaction<T>(work: () => T): T;',
      '}',
      '',
      `export const create${pascal}Store = (db: SqlDatabase): ${pascal}Store => ({`,
      entities.map(
        ({ type, camel }) => `${camel}: create${type}Repository(db),`,
      ),
      'transaction: (work) => db.transaction(work),',
      '});',
      '',
    ),
  };
}
