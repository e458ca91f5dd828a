import type { SourceFile } from '@nx-slice/schemas';
import { testFile } from '../../front-end/test-file.js';
import type { ComponentModel } from '../component-model.js';
import { exportsOf } from '../exports-of.js';

/** A test of the component layer, with the imports that its code needs. */
export const componentTest = (
  model: ComponentModel,
  name: string,
  code: string,
): SourceFile =>
  testFile(
    model,
    `test/component/${name}.test.tsx`,
    [
      {
        from: '../../src/component',
        names: exportsOf(model).map((one) => one.name),
      },
      {
        from: '../../src/contract',
        names: model.entities.map(({ type }) => `type ${type}Patch`),
      },
      { from: './support/fill', names: ['fill'] },
      { from: './support/find-item', names: ['findItem'] },
      ...model.entities.map(({ kebab, type }) => ({
        from: `./support/full-${kebab}`,
        names: [`full${type}`, `stored${type}`],
      })),
      { from: './support/show', names: ['show'] },
      { from: './support/time-of', names: ['timeOf'] },
    ],
    code,
  );
