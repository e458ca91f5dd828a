import { expect, test } from '@jest/globals';
import { readSlice, type Path } from '../../src/index.js';
import { textAt } from '../support/mistakes-in.js';

const text = `{
  "name": "notes",
  "intent": "x",
  "operations": ["list", { "name": "tidy", "kind": "command", "intent": "y" }]
}`;

const located = (path: Path): string => {
  const read = readSlice(text, 'slice.json');
  if (!read.ok) {
    throw new Error('The slice is right.');
  }
  return textAt(text, read.value.locate(path));
};

test.each<readonly [Path, string]>([
  [['name'], '"notes"'],
  [['operations', 0], '"list"'],
  [['operations', 1, 'name'], '"tidy"'],
  [['operations', 1], '{ "name": "tidy", "kind": "command", "intent": "y" }'],
])('%j is found', (path, expected) => {
  expect(located(path)).toBe(expected);
});

test.each<readonly [Path, string]>([
  [[], text],
  [['entities'], text],
  [['entities', 0, 'fields'], text],
  [
    ['operations', 1, 'set'],
    '{ "name": "tidy", "kind": "command", "intent": "y" }',
  ],
  [
    ['operations', -1],
    '["list", { "name": "tidy", "kind": "command", "intent": "y" }]',
  ],
  [['name', 'x', 0], '"notes"'],
])('for %j the innermost value around it', (path, expected) => {
  expect(located(path)).toBe(expected);
});

test.each(['\n', '\r\n', '\r'])('lines end with %j', (end) => {
  const read = readSlice(text.replaceAll('\n', end), 'slice.json');
  expect(read).toMatchObject({ ok: true });
  expect(read.ok && read.value.locate(['operations', 1, 'name']).start).toEqual(
    {
      line: 4,
      column: 36,
    },
  );
});
