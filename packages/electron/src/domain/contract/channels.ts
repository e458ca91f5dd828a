import type { Plan, SourceFile } from '@nx-slice/schemas';
import { sliceNames } from '../../names/index.js';
import { quote } from '../../text.js';

export function channelsFile(plan: Plan): SourceFile {
  const { camel, pascal, name } = sliceNames(plan);
  const operations = plan.operations.map((operation) => quote(operation.name));
  return {
    path: 'src/contract/channels.ts',
    content: `/**
 * Names only, so that the sandboxed preload does not carry zod.
 * The contract is checked against this list, in both directions.
 */
export const ${camel}Channels = {
  slice: ${quote(name)},
  operations: [${operations.join(', ')}],
} as const;

export type ${pascal}Operation = (typeof ${camel}Channels.operations)[number];
`,
  };
}
