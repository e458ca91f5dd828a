import type { SourceFile } from '@nx-slice/schemas';
import { lines } from '../../text.js';
import type { EntityModel, SliceModel } from '../front-end/slice-model.js';
import { usedImports } from '../front-end/used-imports.js';
import { partsOf } from './parts.js';

/** `<slice>-page.tsx`. */
export function pageFile(model: SliceModel): SourceFile {
  const { pascal, kebab } = model.names;
  const entities = model.entities.filter(
    (entity) => partsOf(entity).length > 0,
  );
  const content =
    entities.length > 1
      ? severalEntities(model, entities)
      : oneEntity(model, entities);
  return {
    path: `src/layout/${kebab}-page.tsx`,
    content: lines(
      usedImports(content, [
        { from: 'react', names: ['useId'] },
        {
          from: '../component',
          names: entities.flatMap((entity) => [
            ...partsOf(entity),
            `${entity.type}Search`,
          ]),
        },
        { from: '../context', names: [`${pascal}Provider`] },
        { from: '../contract', names: [`type ${pascal}Api`] },
        { from: `./${kebab}-layout`, names: [`${pascal}Layout`] },
      ]),
      ``,
      content,
    ),
  };
}

const head = (pascal: string): readonly string[] => [
  `export interface ${pascal}PageProps {`,
  `  readonly api: ${pascal}Api;`,
  `}`,
  ``,
  `/** The whole slice on one page: what the route of the app shows. */`,
  `export function ${pascal}Page({ api }: ${pascal}PageProps) {`,
];

const parts = (entity: EntityModel): readonly string[] =>
  partsOf(entity).map((part) => `<${part} />`);

/** The search of the only list stands beside the title. */
function oneEntity(
  { names: { pascal } }: SliceModel,
  entities: readonly EntityModel[],
): string {
  const search = entities.find(({ isSearchable }) => isSearchable);
  const shown = entities.flatMap(parts);
  return lines(
    ...head(pascal),
    `  return (`,
    `    <${pascal}Provider api={api}>`,
    `      <${pascal}Layout${search ? ` toolbar={<${search.type}Search />}` : ''}>`,
    ...(shown.length > 0 ? shown : [`<p>There is nothing to see here.</p>`]),
    `      </${pascal}Layout>`,
    `    </${pascal}Provider>`,
    `  );`,
    `}`,
  );
}

function severalEntities(
  { names: { pascal } }: SliceModel,
  entities: readonly EntityModel[],
): string {
  return lines(
    ...head(pascal),
    `  const id = useId();`,
    `  return (`,
    `    <${pascal}Provider api={api}>`,
    `      <${pascal}Layout>`,
    ...entities.map((entity) =>
      lines(
        `<section aria-labelledby={\`\${id}-${entity.kebab}\`} className="slice-section">`,
        `  <h2 id={\`\${id}-${entity.kebab}\`}>${entity.labels}</h2>`,
        entity.isSearchable && `<${entity.type}Search />`,
        ...parts(entity),
        `</section>`,
      ),
    ),
    `      </${pascal}Layout>`,
    `    </${pascal}Provider>`,
    `  );`,
    `}`,
  );
}
