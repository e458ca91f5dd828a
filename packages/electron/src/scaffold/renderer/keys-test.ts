import type { SourceFile } from '@nx-slice/schemas';
import { lines } from '../../text.js';
import { callInput } from '../front-end/call-input.js';
import type { SliceModel } from '../front-end/slice-model.js';
import { testFile } from '../front-end/test-file.js';

/** The keys of calls that differ, as expressions. */
const calls = (model: SliceModel): readonly string[] =>
  model.reads.flatMap((operation) =>
    (operation.planned.kind === 'get' ? [1, 2] : [1]).map(
      (number) =>
        `${operation.name}Query(api, ${callInput(model, operation, number)}).queryKey`,
    ),
  );

/** `keys.test.tsx`; nothing when nothing is read. */
export function keysTest(model: SliceModel): readonly SourceFile[] {
  const { names, reads } = model;
  const keys = calls(model);
  if (keys.length === 0) return [];
  const body = lines(
    `const api = createFakeApi();`,
    ``,
    `/** One key per call; no two of these calls are the same. */`,
    `const keys = (): readonly (readonly unknown[])[] => [`,
    ...keys.map((key) => `  ${key},`),
    `];`,
    ``,
    `test('calls with the same input share a key', () => {`,
    `  expect(keys()).toEqual(keys());`,
    `});`,
    ``,
    keys.length > 1 &&
      lines(
        `test('calls that differ have keys that differ', () => {`,
        `  const texts = keys().map((key) => JSON.stringify(key));`,
        `  expect(new Set(texts).size).toBe(texts.length);`,
        `});`,
        ``,
      ),
    `test('every key starts with the one that makes all of them stale', () => {`,
    `  const { all } = ${names.camel}Keys;`,
    `  for (const key of keys()) expect(key.slice(0, all.length)).toEqual(all);`,
    `});`,
  );
  return [
    testFile(
      model,
      'test/renderer/keys.test.ts',
      [
        {
          from: '../../src/renderer',
          names: [
            `${names.camel}Keys`,
            ...reads.map(({ name }) => `${name}Query`),
          ],
        },
      ],
      body,
    ),
  ];
}
