import { expect, test } from '@jest/globals';
import { join, resolve } from 'node:path';
import { bundleFile } from '../src/main/bundle-file';

const folder = resolve('out/renderer');

test.each([
  ['app://bundle/', 'index.html'],
  ['app://bundle/?a=1', 'index.html'],
  ['app://bundle/#/notes', 'index.html'],
  ['app://bundle/assets/a%20b.js', 'assets/a b.js'],
  ['app://bundle/a/../b.js', 'b.js'],
])('%s is %s', (url, file) => {
  expect(bundleFile(folder, url)).toBe(join(folder, file));
});

test.each([
  'app://other/',
  'app://bundle/..%2f..%2fpackage.json',
  'app://bundle/%2e%2e/%2e%2e%2fpackage.json',
  'app://bundle/..%2frenderer-old/index.html',
  'app://bundle/..%2frenderer',
  'app://bundle/%00',
  'app://bundle/%E0%A4%A',
])('%s is refused', (url) => {
  expect(bundleFile(folder, url)).toBeUndefined();
});
