import type { SourceFile } from '@nx-slice/schemas';
import { lines, quote } from '../../text.js';
import { componentFile } from './component-file.js';
import type { ComponentEntity, ComponentModel } from './component-model.js';

/** `<entity>-search.tsx`. */
export const searchFile = (
  model: ComponentModel,
  entity: ComponentEntity,
): SourceFile => {
  const { type, camel, lowers } = entity;
  return componentFile(
    model,
    entity,
    `${entity.kebab}-search`,
    lines(
      `/** Narrows the list of ${lowers}. */`,
      `export function ${type}Search() {`,
      `  const { search, setSearch } = use${model.names.pascal}Context();`,
      `  return (`,
      `    <label className="slice-search">`,
      `      Search ${lowers}`,
      `      <input`,
      `        type="search"`,
      `        value={search.${camel}}`,
      `        maxLength={maxSearchLength}`,
      `        onChange={(event) => setSearch(${quote(camel)}, event.target.value)}`,
      `      />`,
      `    </label>`,
      `  );`,
      `}`,
    ),
  );
};
