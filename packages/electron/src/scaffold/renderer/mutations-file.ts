import type { SourceFile } from '@nx-slice/schemas';
import { lines } from '../../text.js';
import type { SliceModel } from '../front-end/slice-model.js';

/** `mutations.ts`: one hook per operation that changes something; nothing when none does. */
export const mutationsFile = ({
  names,
  changes,
}: SliceModel): readonly SourceFile[] =>
  changes.length === 0
    ? []
    : [
        {
          path: 'src/renderer/mutations.ts',
          content: lines(
            `import { useMutation, useQueryClient } from '@tanstack/react-query';`,
            `import type { ${names.pascal}Api } from '../contract';`,
            `import { ${names.camel}Keys } from './keys';`,
            ``,
            ...changes.flatMap(({ name, pascal }) => [
              `export const use${pascal}Mutation = (api: ${names.pascal}Api) =>`,
              `  useChange(api.${name});`,
              ``,
            ]),
            `/**`,
            ` * A change may move an entry in any list, so every query of the slice is stale after it. It is pending`,
            ` * until what is in view was read again.`,
            ` */`,
            `function useChange<Input, Answer>(change: (input: Input) => Promise<Answer>) {`,
            `  const queryClient = useQueryClient();`,
            `  return useMutation({`,
            `    mutationFn: (input: Input) => change(input),`,
            `    onSuccess: () => queryClient.invalidateQueries({ queryKey: ${names.camel}Keys.all }),`,
            `  });`,
            `}`,
          ),
        },
      ];
