import type { Plan } from '@nx-slice/schemas';
import type { SliceNames } from '../../names/index.js';
import { idOf } from './samples.js';

/**
 * The imports that a test needs for the samples its code names: `aTask` and `taskIdOf`, entity by entity.
 * `support` is the way from the test to the folder of samples.
 */
export const sampleImports = (
  plan: Plan,
  names: SliceNames,
  code: string,
  support = '../support',
): readonly string[] =>
  plan.entities.flatMap(({ name }) => {
    const { type, kebab } = names.entity(name);
    const used = [`a${type}`, idOf(name, names)].filter((identifier) =>
      mentions(code, identifier),
    );
    return used.length === 0
      ? []
      : [`import { ${used.join(', ')} } from '${support}/sample-${kebab}';`];
  });

/** Whether code names an identifier, as opposed to a member or a part of a longer one. */
export const mentions = (code: string, identifier: string): boolean =>
  new RegExp(`(?<![\\w$])${identifier}(?![\\w$])`).test(code);
