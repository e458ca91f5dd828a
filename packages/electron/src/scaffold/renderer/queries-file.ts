import type { SourceFile } from '@nx-slice/schemas';
import { lines, quote } from '../../text.js';
import type { OperationModel, SliceModel } from '../front-end/slice-model.js';

/** `queries.ts`: one function per operation that is read; nothing when none is. */
export const queriesFile = (model: SliceModel): readonly SourceFile[] => {
  const { names, reads } = model;
  if (reads.length === 0) return [];
  const hasList = reads.some(({ planned }) => planned.kind === 'list');
  return [
    {
      path: 'src/renderer/queries.ts',
      content: lines(
        `import { ${hasList ? 'keepPreviousData, ' : ''}queryOptions } from '@tanstack/react-query';`,
        `import type { ${names.pascal}Api } from '../contract';`,
        `import { ${names.camel}Keys } from './keys';`,
        ``,
        `type Input<Name extends keyof ${names.pascal}Api> = Parameters<${names.pascal}Api[Name]>[0];`,
        ``,
        ...reads.map((operation) => query(model, operation)),
      ),
    },
  ];
};

const query = (
  { names }: SliceModel,
  { name, planned: { kind } }: OperationModel,
): string =>
  lines(
    kind === 'list' &&
      `/** While the next answer is on its way, the one before stays in view. */`,
    `export const ${name}Query = (api: ${names.pascal}Api, input: Input<${quote(name)}>) =>`,
    `  queryOptions({`,
    `    queryKey: ${names.camel}Keys.call(${quote(name)}, input),`,
    `    queryFn: () => api.${name}(input),`,
    kind === 'list' && `    placeholderData: keepPreviousData,`,
    `  });`,
    ``,
  );
