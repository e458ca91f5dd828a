import type { Plan, SourceFile } from '@nx-slice/schemas';
import { sliceNames } from '../../names/index.js';
import { lines } from '../../text.js';

export function indexFile(plan: Plan): SourceFile {
  const { pascal } = sliceNames(plan);
  return {
    path: 'src/main/index.ts',
    content: lines(
      `export type { ${pascal}Service, ${pascal}ServiceDependencies } from './dependencies';`,
      `export { create${pascal}Service } from './service';`,
      '',
    ),
  };
}
