import type { LayerHistory, Plan, SourceFile } from '@nx-slice/schemas';
import { ownEntities } from '../../domain/model/foreign.js';
import { sliceNames } from '../../names/index.js';
import { lines, quote, template } from '../../text.js';
import { purposeOf } from './change/purpose.js';
import { releasedIn, type Released } from './change/released.js';
import { schemaChange } from './change/schema-change.js';
import { indexesOf, tableSql } from './table-sql.js';

/**
 * `src/db/migrations.ts`: the tables, and how they became what they are. What was released stays to the letter.
 *
 * @throws {Error} what was released cannot be read, or the change cannot be made; see `refuseChange`
 */
export function migrationsFile(
  plan: Plan,
  history: LayerHistory | undefined,
): SourceFile {
  const { camel, lower } = sliceNames(plan);
  const migrations =
    history === undefined ? [create(plan)] : grown(plan, history);
  return {
    path: 'src/db/migrations.ts',
    content: lines(
      `import type { Migration } from '@nx-slice/kernel/sql/migrate';`,
      '',
      `/** The history of the tables of ${lower}. Append; never edit one that was released. */`,
      `export const ${camel}Migrations: readonly Migration[] = [`,
      migrations.map(({ id, sql }) => [
        '{',
        `id: ${quote(id)},`,
        `sql: ${template(sql)},`,
        '},',
      ]),
      '];',
      '',
    ),
  };
}

const create = (plan: Plan): Released => ({
  id: `${sliceNames(plan).name}-0001-create`,
  sql: indented(
    ownEntities(plan).flatMap((entity) => [
      tableSql(plan, entity),
      ...indexesOf(plan, entity).values(),
    ]),
  ),
});

function grown(plan: Plan, history: LayerHistory): readonly Released[] {
  const released = releasedIn(history.file.content);
  if (!released) throw new Error('The released migrations cannot be read');
  const statements = schemaChange(history.plan, plan);
  if (statements.length === 0) return released;
  const last = Math.max(
    0,
    ...released.map(({ id }) => Number(/-(\d{4})(?:-|$)/.exec(id)?.[1] ?? 0)),
  );
  const number = String(last + 1).padStart(4, '0');
  return [
    ...released,
    {
      id: `${sliceNames(plan).name}-${number}-${purposeOf(history.plan, plan)}`,
      sql: indented(statements),
    },
  ];
}

/** As it stands in the file. No statement has a line break inside a text. */
const indented = (statements: readonly string[]): string =>
  `\n${statements
    .map((statement) => statement.replaceAll(/^(?=.)/gm, '      '))
    .join('\n')}\n    `;
