import { expect, test } from '@jest/globals';
import { readSlice } from '@nx-slice/schemas';
import { refuseIntentOnly } from '../../../src/scaffold/plan/index.js';

const refusals = (text: string) => {
  const read = readSlice(text, 'slice.json');
  if (!read.ok) {
    throw new Error(read.error.map(({ message }) => message).join('\n'));
  }
  return refuseIntentOnly(read.value, 'packages/slices/tasks/slice.json');
};

const entities = `"entities": [{ "name": "Task", "fields": [{ "name": "title", "type": "string" }] }]`;

test('a slice without entities, by name and line', () => {
  expect(refusals('\n{ "name": "tasks",\n  "intent": "Plan work." }')).toEqual([
    {
      code: 'SCAFFOLD_NEEDS_ENTITIES',
      severity: 'error',
      stage: 'plan',
      layer: null,
      file: 'packages/slices/tasks/slice.json',
      range: { start: { line: 2, column: 1 }, end: { line: 3, column: 27 } },
      message:
        'entities: slice "tasks" names none, and the scaffold agent cannot make them up from its intent',
      hint: 'Name the entities and their fields, or choose an agent that is a model.',
    },
  ]);
});

test('an operation that only its intent describes, by name and line', () => {
  const text = `{
  "name": "tasks",
  "intent": "Plan work.",
  ${entities},
  "operations": [
    "list",
    { "name": "byTitle", "kind": "query", "where": ["title"] },
    { "name": "archiveDone", "kind": "command", "intent": "Remove done tasks." },
    { "name": "rename", "kind": "command", "set": { "title": "x" } },
    { "name": "tidy", "kind": "command", "input": [], "output": "integer", "intent": "Tidy up." }
  ]
}`;
  expect(refusals(text)).toMatchObject([
    {
      code: 'SCAFFOLD_NEEDS_MODEL',
      stage: 'plan',
      layer: null,
      file: 'packages/slices/tasks/slice.json',
      range: { start: { line: 8, column: 5 }, end: { line: 8, column: 81 } },
      message:
        'operations[2]: the scaffold agent cannot build "archiveDone", which only its intent describes',
      hint: 'Say it as a query with "where" or a command with "set", or choose an agent that is a model.',
    },
    {
      code: 'SCAFFOLD_NEEDS_MODEL',
      range: { start: { line: 10, column: 5 } },
      message: expect.stringContaining(
        'operations[4]: the scaffold agent cannot build "tidy"',
      ),
    },
  ]);
});

test('a slice that templates can build', () => {
  expect(
    refusals(`{ "name": "tasks", "intent": "Plan work.", ${entities} }`),
  ).toEqual([]);
});
