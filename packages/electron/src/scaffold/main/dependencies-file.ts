import type { Plan, SourceFile } from '@nx-slice/schemas';
import { sliceNames } from '../../names/index.js';
import { lines } from '../../text.js';

/** `src/main/dependencies.ts`: what the service is, and what it is made from. */
export function dependenciesFile(plan: Plan): SourceFile {
  const { pascal } = sliceNames(plan);
  return {
    path: 'src/main/dependencies.ts',
    content: lines(
      `import type { Service } from '@nx-slice/kernel/ipc/contract';`,
      `import type { ${pascal}Contract } from '../contract';`,
      `import type { ${pascal}Store } from '../db';`,
      '',
      '/** Every operation of the contract, as main carries it out. */',
      `export type ${pascal}Service = Service<${pascal}Contract>;`,
      '',
      '/** Storage, ids and the clock come from outside, so that tests can bring their own. */',
      `export interface ${pascal}ServiceDependencies {`,
      `readonly store: ${pascal}Store;`,
      'readonly newId: () => string;',
      'readonly now: () => Date;',
      '}',
      '',
    ),
  };
}
