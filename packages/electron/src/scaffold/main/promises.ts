import type { LayerPromise } from '@nx-slice/schemas';
import type { SliceNames } from '../../names/index.js';

/** What the main layer exports. */
export const mainPromises = ({
  pascal,
}: SliceNames): readonly LayerPromise[] => [
  {
    name: `create${pascal}Service`,
    kind: 'function',
    signature: `create${pascal}Service(dependencies: ${pascal}ServiceDependencies): ${pascal}Service`,
  },
  {
    name: `${pascal}Service`,
    kind: 'type',
    signature: `type ${pascal}Service = Service<${pascal}Contract>`,
  },
  {
    name: `${pascal}ServiceDependencies`,
    kind: 'interface',
    signature: `interface ${pascal}ServiceDependencies { readonly store: ${pascal}Store; readonly newId: () => string; readonly now: () => Date }`,
  },
];
