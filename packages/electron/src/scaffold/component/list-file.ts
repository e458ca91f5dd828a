import type { SourceFile } from '@nx-slice/schemas';
import { lines } from '../../text.js';
import type { OperationModel } from '../front-end/slice-model.js';
import { alert, componentFile } from './component-file.js';
import type { ComponentEntity, ComponentModel } from './component-model.js';

/** `<entity>-list.tsx`. */
export function listFile(
  model: ComponentModel,
  entity: ComponentEntity,
  list: OperationModel,
): SourceFile {
  const { type, camel, labels, lower, lowers, isSearchable } = entity;
  const nothing = isSearchable
    ? `{text ? 'No ${lower} matches' : 'No ${lowers} yet'}`
    : `No ${lowers} yet`;
  return componentFile(
    model,
    entity,
    `${entity.kebab}-list`,
    lines(
      isSearchable
        ? `/** The ${lowers} that match the search, or why there are none to show. */`
        : `/** The ${lowers}, or why there are none to show. */`,
      `export function ${type}List() {`,
      isSearchable
        ? [
            `  const { api, search } = use${model.names.pascal}Context();`,
            `  const text = search.${camel};`,
            `  const listed = useQuery(${list.name}Query(api, text ? { search: text } : {}));`,
          ]
        : [
            `  const { api } = use${model.names.pascal}Context();`,
            `  const listed = useQuery(${list.name}Query(api, {}));`,
          ],
      ``,
      `  if (listed.isPending) return <p role="status">Loading ${lowers}…</p>;`,
      `  return (`,
      `    <>`,
      `      {listed.isError && (`,
      alert('listed.error'),
      `      )}`,
      `      {listed.data?.length === 0 && <p role="status">${nothing}</p>}`,
      `      {listed.data && listed.data.length > 0 && (`,
      `        <ul aria-label="${labels}" aria-busy={listed.isPlaceholderData} className="slice-list">`,
      `          {listed.data.map((${camel}) => (`,
      `            <${type}Item key={${camel}.id} ${camel}={${camel}} />`,
      `          ))}`,
      `        </ul>`,
      `      )}`,
      `    </>`,
      `  );`,
      `}`,
    ),
  );
}
