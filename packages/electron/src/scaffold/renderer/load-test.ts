import type { SourceFile } from '@nx-slice/schemas';
import { lines } from '../../text.js';
import type {
  EntityModel,
  OperationModel,
  SliceModel,
} from '../front-end/slice-model.js';
import { oneOfEach } from '../front-end/stored.js';
import { testFile } from '../front-end/test-file.js';

interface Listed {
  readonly entity: EntityModel;
  readonly list: OperationModel;
}

/** `load.test.tsx`. */
export function loadTest(model: SliceModel): SourceFile {
  const { names } = model;
  const listed = model.entities.flatMap((entity): readonly Listed[] =>
    entity.list === null ? [] : [{ entity, list: entity.list }],
  );
  const body =
    listed.length === 0 ? nothingToLoad(model) : listsToLoad(model, listed);
  return testFile(
    model,
    'test/renderer/load.test.ts',
    [
      {
        from: '../../src/renderer',
        names: [
          `load${names.pascal}`,
          ...listed.map(({ list }) => `${list.name}Query`),
        ],
      },
    ],
    body,
  );
}

const nothingToLoad = ({ names }: SliceModel): string =>
  lines(
    `test('the loader asks main for nothing', async () => {`,
    `  const { queryClient } = createQueryWrapper();`,
    `  const api = createFakeApi();`,
    `  await expect(load${names.pascal}(queryClient, api)).resolves.toBeUndefined();`,
    `  for (const operation of Object.values(api)) expect(operation).not.toHaveBeenCalled();`,
    `});`,
  );

function listsToLoad(model: SliceModel, listed: readonly Listed[]): string {
  const { names } = model;
  const [first, ...others] = listed;
  const read = ({ list }: Listed) =>
    `queryClient.getQueryData(${list.name}Query(api, {}).queryKey)`;
  const isThere = (one: Listed) =>
    `  expect(${read(one)}).toEqual([a${one.entity.type}()]);`;
  return lines(
    `function setUp() {`,
    `  const { queryClient } = createQueryWrapper();`,
    `  return { queryClient, api: createFakeApi(${oneOfEach(model)}) };`,
    `}`,
    ``,
    `test('the loader has ready what each list reads first', async () => {`,
    `  const { queryClient, api } = setUp();`,
    `  await expect(load${names.pascal}(queryClient, api)).resolves.toBeUndefined();`,
    ...listed.map(isThere),
    `});`,
    ``,
    first &&
      lines(
        `test('a list that cannot be read does not keep the page away', async () => {`,
        `  const { queryClient, api } = setUp();`,
        `  api.${first.list.name}.mockRejectedValue(new Error('No disk'));`,
        `  await expect(load${names.pascal}(queryClient, api)).resolves.toBeUndefined();`,
        `  expect(${read(first)}).toBeUndefined();`,
        ...others.map(isThere),
        `});`,
      ),
  );
}
