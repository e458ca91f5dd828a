import { expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import { CONTRACT, LAYERS, type ModuleRow } from '../../src/table.js';

const KERNEL = '@nx-slice/kernel/';
const names = LAYERS.map(({ name }) => name);
const all = [...CONTRACT.modules, ...LAYERS.flatMap(({ modules }) => modules)];
const imports = ({ values, types }: ModuleRow) => [...values, ...types];

/** `../contract/limits` → `contract`. */
const folderOf = (specifier: string) => specifier.split('/')[1];

test('each layer comes after those that it needs, so that there is no cycle', () => {
  LAYERS.forEach(({ needs }, index) => {
    expect(names.slice(0, index)).toEqual(expect.arrayContaining([...needs]));
  });
  expect(new Set(names).size).toBe(names.length);
});

test.each(LAYERS.map((layer) => [layer.name, layer] as const))(
  '%s imports the layers that it needs, and no other',
  (_, { needs, modules }) => {
    const layers = modules
      .flatMap(imports)
      .filter((specifier) => specifier.startsWith('.'))
      .map(folderOf)
      .filter((folder) => folder !== 'contract');
    expect([...new Set(layers)].sort()).toEqual([...needs].sort());
  },
);

test.each(LAYERS.map((layer) => [layer.name, layer] as const))(
  '%s has its modules and its entries in its own folder',
  (name, { entries, modules }) => {
    for (const { files } of modules) expect(files).toMatch(`${name}/`);
    expect(entries.length).toBeGreaterThan(0);
    for (const entry of entries) expect(entry).toMatch(`src/${name}/`);
  },
);

test('a module is named once, as a value or as a type', () => {
  for (const row of all) {
    expect(new Set(imports(row)).size).toBe(imports(row).length);
  }
});

test('every module of the kernel that is named is there', () => {
  const named = all
    .flatMap(imports)
    .filter((specifier) => specifier.startsWith(KERNEL));
  expect(named.length).toBeGreaterThan(0);
  for (const specifier of named) {
    const path = `../../../kernel/src/${specifier.slice(KERNEL.length)}.ts`;
    expect([specifier, existsSync(new URL(path, import.meta.url))]).toEqual([
      specifier,
      true,
    ]);
  }
});

test('no module reaches Electron, Node or the database driver', () => {
  for (const specifier of all.flatMap(imports)) {
    expect(specifier).not.toMatch(/^(electron|node:)|node-sqlite/);
  }
});

test('the page gets of the contract types and limits, never schemas', () => {
  const values = all
    .filter(({ program }) => program !== 'node')
    .flatMap((row) => row.values);
  expect(values).not.toContain('zod');
  expect(values).not.toContain('../contract');
});
