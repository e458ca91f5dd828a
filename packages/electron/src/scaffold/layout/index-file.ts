import type { SourceFile } from '@nx-slice/schemas';
import { lines } from '../../text.js';
import type { SliceModel } from '../front-end/slice-model.js';

export const indexFile = ({
  names: { pascal, kebab },
}: SliceModel): SourceFile => ({
  path: 'src/layout/index.ts',
  content: lines(
    `export { ${pascal}Layout, type ${pascal}LayoutProps } from './${kebab}-layout';`,
    `export { ${pascal}Page, type ${pascal}PageProps } from './${kebab}-page';`,
  ),
});
