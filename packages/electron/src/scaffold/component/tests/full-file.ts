import type { SourceFile } from '@nx-slice/schemas';
import { lines, property } from '../../../text.js';
import { storedArgument } from '../../front-end/stored.js';
import { testFile } from '../../front-end/test-file.js';
import type { ComponentEntity, ComponentModel } from '../component-model.js';
import { chosenEntities, sampledFields } from './sampled.js';
import { optionsOf } from './stored-entries.js';

/** `support/full-<entity>.ts`: an entry with every field set, for tests of what is shown and changed. */
export function fullFile(
  model: ComponentModel,
  entity: ComponentEntity,
): SourceFile {
  const { type, lower } = entity;
  const chosen = chosenEntities(model, entity.inputs);
  return testFile(
    model,
    `test/component/support/full-${entity.kebab}.ts`,
    [{ from: '../../../src/contract', names: [`type ${type}`] }],
    lines(
      `/** A ${lower} with every field set. */`,
      `export const full${type} = (): ${type} =>`,
      `  a${type}({`,
      ...sampledFields(model, entity.inputs).map(
        ({ field, first }) => `    ${property(field.name)}: ${first.stored},`,
      ),
      `  });`,
      ``,
      chosen.length > 0
        ? `/** It, and what it may refer to. */`
        : `/** It alone. */`,
      `export const stored${type} = () => (${storedArgument(model, (name) => {
        const other = chosen.find((one) => one.name === name);
        if (name !== entity.name) return other ? optionsOf(model, other) : [];
        return [
          `full${type}()`,
          ...(other ? optionsOf(model, other).slice(1) : []),
        ];
      })});`,
    ),
  );
}
