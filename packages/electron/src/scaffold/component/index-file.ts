import type { SourceFile } from '@nx-slice/schemas';
import { kebab } from '../../names/index.js';
import { lines } from '../../text.js';
import { exportsOf } from './exports-of.js';
import type { ComponentModel } from './component-model.js';

export function indexFile(model: ComponentModel): SourceFile {
  const names = exportsOf(model).map(({ name }) => name);
  return {
    path: 'src/component/index.ts',
    content:
      names.length === 0
        ? `export {};`
        : lines(
            names.map((name) => `export { ${name} } from './${kebab(name)}';`),
          ),
  };
}
