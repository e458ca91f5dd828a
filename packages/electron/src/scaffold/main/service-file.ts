import type { Plan, SourceFile } from '@nx-slice/schemas';
import { sliceNames } from '../../names/index.js';
import { lines } from '../../text.js';
import { operatedEntities } from './operated-entities.js';

/** `src/main/service.ts`: the operations of all entities together. */
export function serviceFile(plan: Plan): SourceFile {
  const names = sliceNames(plan);
  const { pascal } = names;
  const entities = operatedEntities(plan).map(({ name }) => names.entity(name));
  return {
    path: 'src/main/service.ts',
    content: lines(
      `import type { ${pascal}Service, ${pascal}ServiceDependencies } from './dependencies';`,
      entities.map(
        ({ type, kebab }) =>
          `import { create${type}Operations } from './${kebab}-operations';`,
      ),
      '',
      '/**',
      ' * The operations of the slice, with their rules. Each one may throw a `NotFoundError` or a `ConflictError`,',
      ' * whose message is meant for the person at the screen.',
      ' */',
      `export const create${pascal}Service = (dependencies: ${pascal}ServiceDependencies): ${pascal}Service => ({`,
      entities.map(({ type }) => `...create${type}Operations(dependencies),`),
      '});',
      '',
    ),
  };
}
