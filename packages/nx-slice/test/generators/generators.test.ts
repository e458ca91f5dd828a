import { expect, test } from '@jest/globals';
import { readJson, readNxJson } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { readSlice } from '@nx-slice/schemas';
import init from '../../src/generators/init/generator.js';
import slice from '../../src/generators/slice/generator.js';

test('init adds the plugin and the project that generates every slice, once', async () => {
  const tree = createTreeWithEmptyWorkspace();
  await init(tree, { app: 'apps/desk', skipFormat: true });
  await init(tree, { app: 'apps/desk', skipFormat: true });
  expect(readNxJson(tree)?.plugins).toEqual([
    { plugin: 'nx-slice', options: { app: 'apps/desk' } },
  ]);
  expect(readJson(tree, 'packages/slices/project.json')).toMatchObject({
    name: 'slice',
    $schema: '../../node_modules/nx/schemas/project-schema.json',
    targets: {
      generate: {
        executor: 'nx-slice:workspace',
        options: { app: 'apps/desk' },
      },
    },
  });
});

test('init has git ignore what runs leave, once, and keeps what is there', async () => {
  const tree = createTreeWithEmptyWorkspace();
  tree.write('.gitignore', 'dist');
  await init(tree, { skipFormat: true });
  await init(tree, { skipFormat: true });
  expect(tree.read('.gitignore', 'utf8')).toBe('dist\n.nx-slice\n');
});

test('a new slice.json is valid as it stands', async () => {
  const tree = createTreeWithEmptyWorkspace();
  await slice(tree, {
    name: 'order-lines',
    intent: 'Lines.',
    skipFormat: true,
  });
  const path = 'packages/slices/order-lines/slice.json';
  const text = tree.read(path, 'utf8') ?? '';
  expect(readSlice(text, path)).toMatchObject({
    ok: true,
    value: { slice: { name: 'order-lines', intent: 'Lines.' } },
  });
  expect(JSON.parse(text)).toMatchObject({
    $schema: '../../../node_modules/@nx-slice/schemas/json/slice.schema.json',
  });
});

test('an existing slice.json is not overwritten', async () => {
  const tree = createTreeWithEmptyWorkspace();
  tree.write('packages/slices/notes/slice.json', '{}');
  await expect(slice(tree, { name: 'notes' })).rejects.toThrow('there already');
});
