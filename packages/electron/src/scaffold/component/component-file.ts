import type { SourceFile } from '@nx-slice/schemas';
import { lines } from '../../text.js';
import { usedImports, type Import } from '../front-end/used-imports.js';
import type { ComponentEntity, ComponentModel } from './component-model.js';
import { importsOf } from './imports.js';

/** A module of the component layer: its code with the imports that it needs. */
export const componentFile = (
  model: ComponentModel,
  entity: ComponentEntity,
  name: string,
  code: string,
  imports: readonly Import[] = importsOf(model, entity),
): SourceFile => ({
  path: `src/component/${name}.tsx`,
  content: lines(
    usedImports(
      code,
      imports.filter(({ from }) => from !== `./${name}`),
    ),
    ``,
    code,
  ),
});

/** Code that says what went wrong with a query or a change. */
export const alert = (error: string): string =>
  lines(
    `<p role="alert" className="slice-error">`,
    `  {${error}.message}`,
    `</p>`,
  );
