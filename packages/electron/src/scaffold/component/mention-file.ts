import type { SourceFile } from '@nx-slice/schemas';
import { lines } from '../../text.js';
import type { OperationModel } from '../front-end/slice-model.js';
import { componentFile } from './component-file.js';
import type { ComponentEntity, ComponentModel } from './component-model.js';

/** `<entity>-mention.tsx`: what a reference points to, for a reader. */
export function mentionFile(
  model: ComponentModel,
  entity: ComponentEntity,
  list: OperationModel,
): SourceFile {
  const { type, lower } = entity;
  return componentFile(
    model,
    entity,
    `${entity.kebab}-mention`,
    lines(
      `export interface ${type}MentionProps {`,
      `  readonly id: string;`,
      `}`,
      ``,
      `/** The heading of a ${lower} that another entry refers to; its id until the list is there. */`,
      `export function ${type}Mention({ id }: ${type}MentionProps) {`,
      `  const { api } = use${model.names.pascal}Context();`,
      `  const listed = useQuery(${list.name}Query(api, {}));`,
      `  const found = listed.data?.find((entry) => entry.id === id);`,
      `  return <>{found ? to${type}Heading(found) : id}</>;`,
      `}`,
    ),
  );
}
