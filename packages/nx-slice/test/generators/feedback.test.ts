import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { feedbackSchema } from '@nx-slice/schemas';
import { stripVTControlCharacters } from 'node:util';
import feedback from '../../src/generators/feedback/generator.js';

const FILE = 'packages/slices/notes-folder/feedback/component.json';
const at = { slice: 'notes', layer: 'component' };

let tree: Tree;
beforeEach(() => {
  tree = createTreeWithEmptyWorkspace();
  tree.write('packages/slices/notes-folder/slice.json', '{ "name": "notes" }');
  tree.write('packages/slices/tasks/slice.json', 'broken');
});
afterEach(() => {
  jest.restoreAllMocks();
});

const read = () =>
  feedbackSchema.parse(JSON.parse(tree.read(FILE, 'utf8') ?? ''));

const changed = () =>
  tree
    .listChanges()
    .map(({ path }) => path)
    .filter((path) => path.includes('feedback'));

test('a comment is added behind those that are there, once, in the one file of that layer', async () => {
  await feedback(tree, { ...at, message: ' use a table ' });
  await feedback(tree, { ...at, message: 'no icons' });
  await feedback(tree, { ...at, message: 'use a table' });
  expect(read().comments).toEqual(['use a table', 'no icons']);
  expect(changed()).toEqual([FILE]);
});

test('a file that a person wrote as a list is understood', async () => {
  tree.write(FILE, '["use a table"]');
  await feedback(tree, { ...at, message: 'no icons' });
  expect(read().comments).toEqual(['use a table', 'no icons']);
});

test('without a message it shows what is there, inert, and changes nothing', async () => {
  const lines: string[] = [];
  jest.spyOn(console, 'log').mockImplementation((text: unknown) => {
    lines.push(stripVTControlCharacters(String(text)));
  });
  await feedback(tree, at);
  tree.write(FILE, JSON.stringify(['use a\u0007 table']));
  await feedback(tree, at);
  expect(lines).toEqual([`${FILE}: nothing`, `${FILE}:\n- use a\\u{7} table`]);
  expect(tree.read(FILE, 'utf8')).toBe(JSON.stringify(['use a\u0007 table']));
});

test('--clear takes the file away, also one that cannot be read', async () => {
  tree.write(FILE, '{ broken');
  await feedback(tree, { ...at, clear: true });
  expect(tree.exists(FILE)).toBe(false);
  await feedback(tree, { ...at, clear: true });
  expect(changed()).toEqual([]);
});

test.each([
  [
    'a slice that is not there',
    { slice: 'nots', layer: 'component', message: 'x' },
    'There is no slice "nots"; there are notes, tasks',
  ],
  [
    'a layer that is not there',
    { slice: 'notes', layer: 'ui', message: 'x' },
    'There is no layer "ui"; there are db, main, ipc, renderer, context, component, layout',
  ],
  [
    'a comment that no agent would read',
    { ...at, message: 'x'.repeat(4_001) },
    'A comment has at most 4000 characters, this one has 4001',
  ],
  [
    'both at once',
    { ...at, message: 'x', clear: true },
    'Either --clear or a message',
  ],
])('%s is refused', async (_, options, message) => {
  await expect(feedback(tree, options)).rejects.toThrow(message);
  expect(changed()).toEqual([]);
});

test('a file that cannot be read is named, and not overwritten', async () => {
  tree.write(FILE, '{ broken');
  await expect(feedback(tree, { ...at, message: 'x' })).rejects.toThrow(
    'FEEDBACK_BROKEN',
  );
  expect(tree.read(FILE, 'utf8')).toBe('{ broken');
});
