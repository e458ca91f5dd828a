import type { Plan, PlanEntity, SourceFile } from '@nx-slice/schemas';
import { isForeign } from '../../domain/model/foreign.js';
import { fieldOf } from '../../domain/model/implied-field.js';
import { isSearchable } from '../../domain/model/is-searchable.js';
import { repositoryMethods } from '../../domain/model/repository-methods.js';
import { sliceNames, type SliceNames } from '../../names/index.js';
import { lines, member } from '../../text.js';

/** `test/main/fake-store.ts`: what the service stores, in memory. */
export function fakeStoreFile(plan: Plan): SourceFile {
  const names = sliceNames(plan);
  const { pascal, entities } = names;
  const searches = plan.entities.some(isSearchable);
  return {
    path: 'test/main/fake-store.ts',
    content: lines(
      `import type { ${entities.map(({ type }) => type).join(', ')} } from '../../src/contract';`,
      `import type { ${pascal}Store } from '../../src/db';`,
      '',
      '/** What is stored at first. */',
      'export interface Stored {',
      entities.map(
        ({ camel, type }) => `readonly ${camel}?: readonly ${type}[];`,
      ),
      '}',
      '',
      '/** What the service stores, in memory; work that fails is undone. It has no rules of its own. */',
      `export function createFakeStore(stored: Stored = {}): ${pascal}Store {`,
      entities.map(
        ({ camel }) => `const ${camel}Rows = byId(stored.${camel} ?? []);`,
      ),
      'return {',
      plan.entities.map((entity) => repository(plan, entity, names)),
      'transaction: (work) => {',
      `const undo = [${entities.map(({ camel }) => `snapshot(${camel}Rows)`).join(', ')}];`,
      'try {',
      'return work();',
      '} catch (error) {',
      'for (const restore of undo) restore();',
      'throw error;',
      '}',
      '},',
      '};',
      '}',
      '',
      'const byId = <T extends { readonly id: string }>(all: readonly T[]): Map<string, T> =>',
      'new Map(all.map((row) => [row.id, row]));',
      '',
      'function snapshot<T>(rows: Map<string, T>): () => void {',
      'const before = [...rows];',
      'return () => {',
      'rows.clear();',
      'for (const [id, row] of before) rows.set(id, row);',
      '};',
      '}',
      searches && [
        '',
        'const matches = (search: string, ...texts: readonly (string | undefined)[]): boolean =>',
        `search === '' || texts.some((text) => text?.includes(search));`,
      ],
      '',
    ),
  };
}

function repository(
  plan: Plan,
  entity: PlanEntity,
  names: SliceNames,
): readonly string[] {
  const { camel } = names.entity(entity.name);
  const { finders, counters, queries } = repositoryMethods(plan, entity);
  const rows = `${camel}Rows`;
  const all = `[...${rows}.values()]`;
  return [
    `${camel}: {`,
    isSearchable(entity)
      ? `list: (search) => ${all}.filter((row) => matches(search, ${entity.search
          .map((field) => member('row', field))
          .join(', ')})),`
      : `list: () => ${all},`,
    `find: (id) => ${rows}.get(id),`,
    ...finders.map(
      ({ field, method }) =>
        `${method}: (value) => ${all}.find((row) => ${member('row', field.name)} === value),`,
    ),
    ...counters.map(
      ({ field, method }) =>
        `${method}: (id) => ${all}.filter((row) => ${member('row', field.name)} === id${field.entity === entity.name ? ' && row.id !== id' : ''}).length,`,
    ),
    ...queries.map(({ method, where }) => {
      const tests = where.map((name) => {
        const value = member('row', name);
        return `${fieldOf(entity, name).optional ? `(${value} ?? null)` : value} === ${member('input', name)}`;
      });
      return tests.length === 0
        ? `${method}: () => ${all},`
        : `${method}: (input) => ${all}.filter((row) => ${tests.join(' && ')}),`;
    }),
    ...(isForeign(entity)
      ? []
      : [
          `insert: (row) => void ${rows}.set(row.id, row),`,
          `update: (row) => ${rows}.has(row.id) && !!${rows}.set(row.id, row),`,
          `remove: (id) => ${rows}.delete(id),`,
        ]),
    '},',
  ];
}
