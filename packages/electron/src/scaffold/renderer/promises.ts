import type { LayerPromise } from '@nx-slice/schemas';
import { quote } from '../../text.js';
import type { SliceModel } from '../front-end/slice-model.js';

/** What the renderer exports, one entry per name. */
export const promises = ({
  names,
  reads,
  changes,
}: SliceModel): readonly LayerPromise[] => {
  const api = `${names.pascal}Api`;
  const input = (name: string) => `Parameters<${api}[${quote(name)}]>[0]`;
  return [
    {
      name: `${names.camel}Keys`,
      kind: 'const',
      signature:
        reads.length === 0
          ? `const ${names.camel}Keys: { all: readonly [${quote(names.kebab)}] }`
          : `const ${names.camel}Keys: { all: readonly [${quote(names.kebab)}]; call(operation, input): readonly [${quote(names.kebab)}, operation, input] }`,
    },
    {
      name: `load${names.pascal}`,
      kind: 'function',
      signature: `load${names.pascal}(queryClient: QueryClient, api: ${api}): Promise<void>`,
    },
    ...changes.map(({ name, pascal }) => ({
      name: `use${pascal}Mutation`,
      kind: 'hook',
      signature: `use${pascal}Mutation(api: ${api}): UseMutationResult<Awaited<ReturnType<${api}[${quote(name)}]>>, Error, ${input(name)}>`,
    })),
    ...reads.map(({ name }) => ({
      name: `${name}Query`,
      kind: 'function',
      signature: `${name}Query(api: ${api}, input: ${input(name)}): query options for useQuery`,
    })),
  ];
};
