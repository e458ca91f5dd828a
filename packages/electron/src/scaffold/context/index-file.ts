import type { SourceFile } from '@nx-slice/schemas';
import { lines } from '../../text.js';
import type { SliceModel } from '../front-end/slice-model.js';
import { searchable } from './searchable.js';

export const indexFile = (model: SliceModel): SourceFile => {
  const { kebab, pascal } = model.names;
  return {
    path: 'src/context/index.ts',
    content: lines(
      `export {`,
      `  ${pascal}Provider,`,
      `  use${pascal}Context,`,
      `  type ${pascal}ContextValue,`,
      `  type ${pascal}ProviderProps,`,
      searchable(model).length > 0 && `  type ${pascal}Searchable,`,
      `} from './${kebab}-context';`,
    ),
  };
};
