import type { LayerPromise } from '@nx-slice/schemas';
import type { SliceNames } from '../../names/index.js';

/** What the db layer exports. */
export const dbPromises = ({
  camel,
  pascal,
  entities,
}: SliceNames): readonly LayerPromise[] => [
  {
    name: `${camel}Migrations`,
    kind: 'const',
    signature: `const ${camel}Migrations: readonly Migration[]`,
  },
  {
    name: `create${pascal}Store`,
    kind: 'function',
    signature: `create${pascal}Store(db: SqlDatabase): ${pascal}Store`,
  },
  {
    name: `${pascal}Store`,
    kind: 'interface',
    signature: `interface ${pascal}Store { ${[
      ...entities.map(
        ({ camel: entity, type }) => `readonly ${entity}: ${type}Repository;`,
      ),
      'transaction<T>(work: () => T): T;',
    ].join(' ')} }`,
  },
  ...entities.map(({ type }) => ({
    name: `${type}Repository`,
    kind: 'interface',
    signature: `interface ${type}Repository`,
  })),
];
