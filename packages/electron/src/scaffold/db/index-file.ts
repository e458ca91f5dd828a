import type { Plan, SourceFile } from '@nx-slice/schemas';
import { sliceNames } from '../../names/index.js';
import { lines } from '../../text.js';

export function indexFile(plan: Plan): SourceFile {
  const { camel, pascal, entities } = sliceNames(plan);
  return {
    path: 'src/db/index.ts',
    content: lines(
      `export { ${camel}Migrations } from './migrations';`,
      entities.map(
        ({ type, kebab }) =>
          `export type { ${type}Repository } from './${kebab}-repository';`,
      ),
      `export { create${pascal}Store, type ${pascal}Store } from './store';`,
      '',
    ),
  };
}
