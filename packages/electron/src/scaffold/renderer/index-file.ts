import type { SourceFile } from '@nx-slice/schemas';
import { lines } from '../../text.js';
import type { SliceModel } from '../front-end/slice-model.js';

export const indexFile = ({
  names,
  reads,
  changes,
}: SliceModel): SourceFile => ({
  path: 'src/renderer/index.ts',
  content: lines(
    `export { ${names.camel}Keys } from './keys';`,
    `export { load${names.pascal} } from './load';`,
    changes.length > 0 &&
      `export { ${changes.map(({ pascal }) => `use${pascal}Mutation`).join(', ')} } from './mutations';`,
    reads.length > 0 &&
      `export { ${reads.map(({ name }) => `${name}Query`).join(', ')} } from './queries';`,
  ),
});
