import type { SourceFile } from '@nx-slice/schemas';
import { lines, quote } from '../../text.js';
import { callInput } from '../front-end/call-input.js';
import type { SliceModel } from '../front-end/slice-model.js';
import { oneOfEach } from '../front-end/stored.js';
import { testFile } from '../front-end/test-file.js';

/** `mutations.test.tsx`; nothing when nothing changes. */
export function mutationsTest(model: SliceModel): readonly SourceFile[] {
  const { names, changes, reads } = model;
  if (changes.length === 0) return [];
  const body = lines(
    `/** What each change is asked for. */`,
    `const inputs = {`,
    ...changes.map(
      (operation) => `  ${operation.name}: ${callInput(model, operation)},`,
    ),
    `} as const;`,
    ``,
    `function useChanges(api: ${names.pascal}Api) {`,
    `  const hooks = {`,
    ...changes.map(
      ({ name, pascal }) => `    ${name}: use${pascal}Mutation(api),`,
    ),
    `  };`,
    `  return {`,
    ...changes.map(
      ({ name }) =>
        `    ${name}: () => hooks.${name}.mutateAsync(inputs.${name}),`,
    ),
    `  };`,
    `}`,
    ``,
    `/** A page that has read everything once. */`,
    `async function setUp() {`,
    `  const { queryClient, wrapper } = createQueryWrapper();`,
    `  const api = createFakeApi(${oneOfEach(model)});`,
    ...reads.map(
      (operation) =>
        `  await queryClient.fetchQuery(${operation.name}Query(api, ${callInput(model, operation)}));`,
    ),
    `  queryClient.setQueryData([...${names.camel}Keys.all, 'another answer'], 'read before');`,
    `  queryClient.setQueryData(['another slice'], 'read before');`,
    `  const { result } = renderHook(() => useChanges(api), { wrapper });`,
    `  const stale = () =>`,
    `    queryClient.getQueryCache().getAll().filter((query) => query.state.isInvalidated).length;`,
    `  return { api, changes: result.current, stale };`,
    `}`,
    ``,
    `const names = [${changes.map(({ name }) => quote(name)).join(', ')}] as const;`,
    ``,
    `test.each(names)('%s makes every answer of the slice stale, and no other', async (name) => {`,
    `  const { api, changes, stale } = await setUp();`,
    `  await act(async () => {`,
    `    await changes[name]();`,
    `  });`,
    `  expect(api[name].mock.lastCall?.[0]).toEqual(inputs[name]);`,
    `  expect(stale()).toBe(${String(reads.length + 1)});`,
    `});`,
    ``,
    `test.each(names)('%s that fails makes nothing stale', async (name) => {`,
    `  const { api, changes, stale } = await setUp();`,
    `  api[name].mockRejectedValue(new Error('Refused'));`,
    `  await act(async () => {`,
    `    await expect(changes[name]()).rejects.toThrow('Refused');`,
    `  });`,
    `  expect(stale()).toBe(0);`,
    `});`,
  );
  return [
    testFile(
      model,
      'test/renderer/mutations.test.tsx',
      [
        { from: '../../src/contract', names: [`type ${names.pascal}Api`] },
        {
          from: '../../src/renderer',
          names: [
            `${names.camel}Keys`,
            ...changes.map(({ pascal }) => `use${pascal}Mutation`),
            ...reads.map(({ name }) => `${name}Query`),
          ],
        },
      ],
      body,
    ),
  ];
}
