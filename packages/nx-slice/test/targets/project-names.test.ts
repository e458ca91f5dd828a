import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectNames } from '../../src/targets/project-names.js';

let workspace: string;
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'names-'));
});
afterEach(() => rmSync(workspace, { recursive: true, force: true }));

function namesOf(files: Readonly<Record<string, string>>) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(workspace, path)), { recursive: true });
    writeFileSync(join(workspace, path), text);
  }
  return Object.fromEntries(
    projectNames(Object.keys(files), workspace).ofSlices,
  );
}

describe('a slice is called', () => {
  test('what its slice.json says', () => {
    expect(namesOf({ 'slices/n/slice.json': '{ "name": "notes" }' })).toEqual({
      'slices/n/slice.json': 'notes',
    });
  });

  test.each([
    ['broken', '{'],
    ['empty', ''],
    ['a list', '[]'],
    ['nameless', '{}'],
    ['badly named', '{ "name": "Bad Name" }'],
    ['named by a number', '{ "name": 7 }'],
  ])('what its folder is called when slice.json is %s', (_, text) => {
    expect(namesOf({ 'slices/notes/slice.json': text })).toEqual({
      'slices/notes/slice.json': 'notes',
    });
  });
});

describe('a name is never given twice', () => {
  test('to two slices', () => {
    const names = namesOf({
      'slices/a/slice.json': '{ "name": "notes" }',
      'slices/b/slice.json': '{ "name": "notes" }',
    });
    expect(names).toEqual({
      'slices/a/slice.json': 'notes',
      'slices/b/slice.json': 'slices-b',
    });
  });

  test.each([
    ['project.json', '{ "name": "notes" }'],
    ['package.json', '{ "name": "notes" }'],
    ['package.json', '{ "name": "@x/y", "nx": { "name": "notes" } }'],
  ])('to a slice and a project with %s %s', (file, text) => {
    expect(
      namesOf({
        [`apps/x/${file}`]: text,
        'slices/a/slice.json': '{ "name": "notes" }',
      }),
    ).toEqual({ 'slices/a/slice.json': 'slices-a' });
  });

  test('but a slice may have a project.json of its own', () => {
    expect(
      namesOf({
        'slices/a/project.json': '{ "name": "notes" }',
        'slices/a/slice.json': '{ "name": "notes" }',
      }),
    ).toEqual({ 'slices/a/slice.json': 'notes' });
  });
});
