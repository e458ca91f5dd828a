import type { SourceFile } from '@nx-slice/schemas';
import { lines } from '../../text.js';
import type { SliceModel } from '../front-end/slice-model.js';

/** `load.ts`: what the app's route waits for. */
export const loadFile = ({ names, reads }: SliceModel): SourceFile => {
  const lists = reads.filter(({ planned }) => planned.kind === 'list');
  return {
    path: 'src/renderer/load.ts',
    content: lines(
      `import type { QueryClient } from '@tanstack/react-query';`,
      `import type { ${names.pascal}Api } from '../contract';`,
      lists.length > 0 &&
        `import { ${lists.map(({ name }) => `${name}Query`).join(', ')} } from './queries';`,
      ``,
      lists.length > 0
        ? lines(
            `/**`,
            ` * Route loader: has every list ready that the page shows first. One that cannot be read does not keep the`,
            ` * page away: it says in its place why.`,
            ` */`,
            `export async function load${names.pascal}(queryClient: QueryClient, api: ${names.pascal}Api): Promise<void> {`,
            `  await Promise.allSettled([`,
            ...lists.map(
              ({ name }) =>
                `    queryClient.ensureQueryData(${name}Query(api, {})),`,
            ),
            `  ]);`,
            `}`,
          )
        : lines(
            `/** Route loader: the page shows no list, so there is nothing to have ready. */`,
            `export const load${names.pascal}: (queryClient: QueryClient, api: ${names.pascal}Api) => Promise<void> =`,
            `  () => Promise.resolve();`,
          ),
    ),
  };
};
