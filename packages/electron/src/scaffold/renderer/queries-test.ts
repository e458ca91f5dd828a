import type { SourceFile } from '@nx-slice/schemas';
import { lines, quote } from '../../text.js';
import { callInput } from '../front-end/call-input.js';
import type { OperationModel, SliceModel } from '../front-end/slice-model.js';
import { oneOfEach } from '../front-end/stored.js';
import { testFile } from '../front-end/test-file.js';

/** `queries.test.tsx`; nothing when nothing is read. */
export const queriesTest = (model: SliceModel): readonly SourceFile[] =>
  model.reads.length === 0
    ? []
    : [
        testFile(
          model,
          'test/renderer/queries.test.ts',
          [
            {
              from: '../../src/renderer',
              names: model.reads.map(({ name }) => `${name}Query`),
            },
          ],
          lines(
            `function setUp() {`,
            `  const { queryClient } = createQueryWrapper();`,
            `  return { queryClient, api: createFakeApi(${oneOfEach(model)}) };`,
            `}`,
            ``,
            ...model.reads.map((operation) => queryTest(model, operation)),
          ),
        ),
      ];

function queryTest(model: SliceModel, operation: OperationModel): string {
  const { name, planned } = operation;
  const input = callInput(model, operation);
  const entry =
    planned.entity === null
      ? null
      : `a${model.names.entity(planned.entity).type}()`;
  return lines(
    `test(${quote(`${name} asks main and keeps the answer`)}, async () => {`,
    `  const { queryClient, api } = setUp();`,
    planned.kind === 'query' && entry
      ? `  api.${name}.mockResolvedValue([${entry}]);`
      : false,
    `  const options = ${name}Query(api, ${input});`,
    `  await queryClient.fetchQuery(options);`,
    `  expect(api.${name}.mock.lastCall?.[0]).toEqual(${input});`,
    entry &&
      `  expect(queryClient.getQueryData(options.queryKey)).toEqual(${planned.kind === 'get' ? entry : `[${entry}]`});`,
    `});`,
    ``,
  );
}
