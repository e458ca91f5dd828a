import { expect, jest, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createBridge } from '../../src/ipc/preload.js';

const channels = { slice: 'sums', operations: ['double'] } as const;

test('a bridge has one function per operation, and nothing else', () => {
  const bridge = createBridge({ invoke: async () => undefined }, channels);
  expect(Object.keys(bridge)).toEqual(['double']);
});

test('a bridge calls its own channel, with the first argument only', async () => {
  const invoke = jest.fn(async () => ({ ok: true, data: 4 }));
  const { double } = createBridge({ invoke }, channels);
  const call: (...inputs: readonly [unknown, ...unknown[]]) => unknown = double;
  await expect(call({ value: 2 }, 'more')).resolves.toEqual({
    ok: true,
    data: 4,
  });
  expect(invoke.mock.calls).toEqual([['sums:double', { value: 2 }]]);
});

test('the preload part imports types only: nothing is bundled with it', async () => {
  const file = join(__dirname, '../../src/ipc/preload.ts');
  const imports = (await readFile(file, 'utf8')).match(/^import .*/gm) ?? [];
  expect(imports.length).toBeGreaterThan(0);
  for (const line of imports) expect(line).toMatch(/^import type /);
});
