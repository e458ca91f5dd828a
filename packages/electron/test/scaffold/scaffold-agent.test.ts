import { describe, expect, test } from '@jest/globals';
import { agentConformance } from '@nx-slice/agents';
import type { PlanRequest } from '@nx-slice/pipeline';
import { createScaffoldAgent } from '../../src/scaffold/scaffold-agent.js';
import { electronStack } from '../../src/stack.js';
import { planOf } from '../support/build-slice.js';

const spec = {
  name: 'notes',
  intent: 'Keep notes.',
  entities: [{ name: 'Note', fields: [{ name: 'title', type: 'string' }] }],
  operations: ['list', 'create'],
};
const [db] = electronStack().layers;

describe('the scaffold agent', () => {
  for (const { name, run } of agentConformance({
    createAgent: createScaffoldAgent,
    request: {
      kind: 'layer',
      slice: 'notes',
      layer: 'db',
      brief: '',
      section: { version: 1, layer: 'db', plan: planOf(spec) },
      contracts: [],
      roots: db?.roots ?? [],
      feedback: [],
    },
  })) {
    test(name, run);
  }
});

const ask = (given: object) => {
  const text = JSON.stringify(given, null, 2);
  const request: PlanRequest = {
    kind: 'plan',
    slice: 'notes',
    brief: '',
    spec: {
      file: 'notes/slice.json',
      text,
      slice: { name: 'notes', intent: '' },
    },
  };
  return createScaffoldAgent()
    .open(request)
    .ask({ kind: 'request' }, new AbortController().signal);
};

test('it plans what slice.json says', async () => {
  const reply = await ask(spec);
  expect(reply.kind === 'answer' && JSON.parse(reply.text)).toMatchObject({
    name: 'notes',
    operations: [{ name: 'listNotes' }, { name: 'createNote' }],
  });
});

test('it needs entities, and says so by file and line', async () => {
  expect(await ask({ name: 'notes', intent: 'Keep notes.' })).toMatchObject({
    kind: 'failure',
    again: false,
    diagnostics: [
      { code: 'SCAFFOLD_NEEDS_ENTITIES', file: 'notes/slice.json' },
    ],
  });
});

test('it refuses an operation that only a model can build', async () => {
  const reply = await ask({
    ...spec,
    operations: [
      'list',
      { name: 'tidy', kind: 'command', output: 'integer', intent: 'tidy up' },
    ],
  });
  expect(reply).toMatchObject({
    kind: 'failure',
    again: false,
    diagnostics: [
      {
        code: 'SCAFFOLD_NEEDS_MODEL',
        message: expect.stringContaining('tidy'),
        range: { start: { line: 17 } },
      },
    ],
  });
});
