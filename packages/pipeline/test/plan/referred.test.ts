import { afterEach, describe, expect, test } from '@jest/globals';
import { createScriptedAgent, says } from '@nx-slice/agents';
import type { Plan } from '@nx-slice/schemas';
import { join } from 'node:path';
import type { PlanRequest } from '../../src/agent.js';
import { readText, removeFile, writeFiles } from '../../src/edge/files.js';
import type { Job } from '../../src/job.js';
import { makePlan } from '../../src/plan/make-plan.js';
import { openArtifactStore } from '../../src/store/artifact-store.js';
import { createTinyJob, tinyPlan } from '../support/tiny-job.js';
import { tinyStack } from '../support/tiny-stack.js';

let remove: (() => void) | undefined;
afterEach(() => remove?.());

const [tinyEntity] = tinyPlan.entities;
const [tinyField] = tinyEntity?.fields ?? [];
if (!tinyEntity || !tinyField) throw new Error('The tiny plan has no field');

const field = (entity: string) => ({ name: 'to', type: 'reference', entity });

/** A slice.json with one entity whose second field refers to this one. */
const specOf = (name: string, entity: string, ...refersTo: string[]) => ({
  name,
  intent: `Keep ${name}.`,
  entities: [
    {
      name: entity,
      fields: [{ name: 'text', type: 'text' }, ...refersTo.map(field)],
    },
  ],
  operations: ['list'],
});

const planOf = (name: string, entity: string, refersTo?: string): Plan => ({
  ...tinyPlan,
  name,
  entities: [
    {
      ...tinyEntity,
      name: entity,
      fields: [
        tinyField,
        ...(refersTo === undefined
          ? []
          : [
              {
                ...tinyField,
                name: 'to',
                type: 'reference' as const,
                maxLength: null,
                entity: refersTo,
              },
            ]),
      ],
    },
  ],
  operations: [{ ...tinyPlan.operations[0], ...list, entity }],
});

const list = {
  name: 'listAll',
  kind: 'list' as const,
  where: null,
  set: null,
  input: null,
  output: null,
  intent: null,
};

/** A workspace in which `words` is the slice at work, and others lie beside it. */
function setUp(
  specs: Readonly<Record<string, object>>,
  plan = planOf('words', 'Word', 'tasks/Project'),
) {
  const requests: PlanRequest[] = [];
  const reply: Parameters<typeof createScriptedAgent>[0]['plan'] = [
    ({ request }) => {
      if (request.kind === 'plan') requests.push(request);
      return says(plan);
    },
  ];
  const agent = createScriptedAgent({ plan: [...reply, ...reply] });
  const { job, remove: clean } = createTinyJob(agent, {
    maxAttempts: 1,
    stack: {
      ...tinyStack,
      // The plan's contract holds what a plan of this stack promises: its entities.
      compileDomain: ({ entities }) =>
        Promise.resolve([
          {
            path: 'src/contract/index.ts',
            content: JSON.stringify(entities.map(({ name }) => name)),
          },
        ]),
      withForeign: (whole, others) => ({
        ...whole,
        acceptance: others.map(({ name }) => name),
      }),
    },
  });
  remove = clean;
  for (const [folder, spec] of Object.entries(specs)) {
    writeFiles(join(job.workspace, 'slices', folder), [
      { path: 'slice.json', content: JSON.stringify(spec, null, 2) },
    ]);
  }
  return { job, requests };
}

async function plan(job: Job, name: string, made: Plan): Promise<Job> {
  const agent = createScriptedAgent({ plan: [says(made)] });
  const other: Job = {
    ...job,
    slice: name,
    root: `slices/${name}`,
    store: openArtifactStore(join(job.workspace, 'slices', name)),
    agentFor: () => agent,
  };
  const result = await makePlan(other);
  if (!result.ok) throw new Error(result.error[0]?.message);
  return other;
}

const words = specOf('words', 'Word', 'tasks/Project');
const tasks = specOf('tasks', 'Project');

describe('a plan that refers to another slice', () => {
  test('is made from its sealed plan, which the planner is given', async () => {
    const { job, requests } = setUp({ words, tasks });
    const other = await plan(job, 'tasks', planOf('tasks', 'Project'));
    const contract = other.store.readSealed('plan');
    const made = await makePlan(job);
    if (!made.ok || !contract.ok) throw new Error(JSON.stringify(made));
    expect(requests[0]?.referred).toEqual([
      {
        name: 'tasks',
        entities: planOf('tasks', 'Project').entities,
        contract: contract.value.contract,
      },
    ]);
    expect(made.value.seal.inputs).toContainEqual({
      name: 'tasks/plan/contract',
      digest: contract.value.seal.contract,
    });
  });

  test('has the other slice in what layers see, and not in what the planner returned', async () => {
    const { job } = setUp({ words, tasks });
    await plan(job, 'tasks', planOf('tasks', 'Project'));
    await makePlan(job);
    const section = job.store.readSection('base');
    expect(section).toMatchObject({
      ok: true,
      value: { plan: { acceptance: ['tasks'] } },
    });
    const stored = readText(
      join(job.workspace, job.root, 'artifacts/plan/plan.json'),
    );
    expect(JSON.parse(stored ?? '')).toMatchObject({ acceptance: [] });
  });

  test('is used again while the contract over there is the same, and made anew when it is another', async () => {
    const { job, requests } = setUp({ words, tasks });
    const first = planOf('tasks', 'Project');
    await plan(job, 'tasks', first);
    await makePlan(job);
    await plan(job, 'tasks', first);
    await makePlan(job);
    expect(requests).toHaveLength(1);

    writeFiles(join(job.workspace, 'slices/tasks'), [
      {
        path: 'slice.json',
        content: JSON.stringify({ ...tasks, intent: 'Another' }),
      },
    ]);
    await plan(job, 'tasks', { ...first, intent: 'Another' });
    await makePlan(job);
    expect(requests).toHaveLength(1);

    writeFiles(join(job.workspace, 'slices/tasks'), [
      {
        path: 'slice.json',
        content: JSON.stringify({ ...tasks, intent: 'A third' }),
      },
    ]);
    await plan(job, 'tasks', {
      ...first,
      entities: [...first.entities, ...planOf('tasks', 'More').entities],
    });
    await makePlan(job);
    expect(requests).toHaveLength(2);
  });

  test('may refer to what slice.json names, and to nothing else over there', async () => {
    const { job } = setUp(
      { words, tasks },
      planOf('words', 'Word', 'tasks/More'),
    );
    const first = planOf('tasks', 'Project');
    await plan(job, 'tasks', {
      ...first,
      entities: [...first.entities, ...planOf('tasks', 'More').entities],
    });
    const made = await makePlan(job);
    expect(made).toMatchObject({
      ok: false,
      error: expect.arrayContaining([
        expect.objectContaining({
          code: 'PLAN_INVALID',
          message:
            'entities.Word.fields.to.entity: slice.json refers to no entity "tasks/More"',
        }),
      ]),
    });
  });
});

describe('a reference', () => {
  const refused = async (job: Job) => {
    const made = await makePlan(job);
    return made.ok ? [] : made.error;
  };
  const range = {
    start: { line: 15, column: 21 },
    end: { line: 15, column: 36 },
  };

  test('to a slice that is not there is refused before anybody is asked', async () => {
    const { job, requests } = setUp({ words, notes: specOf('notes', 'Note') });
    expect(await refused(job)).toEqual([
      {
        code: 'REFERENCE_UNKNOWN',
        severity: 'error',
        stage: 'plan',
        layer: null,
        file: 'slices/words/slice.json',
        range,
        message: '"tasks/Project": this workspace has no slice "tasks"',
        hint: 'It has "notes". Correct the name, restore the folder of the slice, or remove the field.',
      },
    ]);
    expect(requests).toEqual([]);
  });

  test('to an entity that is not there names those that are', async () => {
    const { job, requests } = setUp({
      words,
      tasks: specOf('tasks', 'Task'),
    });
    await plan(job, 'tasks', planOf('tasks', 'Task'));
    expect(await refused(job)).toMatchObject([
      {
        code: 'REFERENCE_UNKNOWN',
        file: 'slices/words/slice.json',
        range,
        message: '"tasks/Project": the slice "tasks" has no entity "Project"',
        hint: 'It has "Task". Correct the name, or add the entity to slices/tasks/slice.json.',
      },
    ]);
    expect(requests).toEqual([]);
  });

  test('in a circle of slices shows the circle', async () => {
    const { job } = setUp({
      words,
      tasks: specOf('tasks', 'Project', 'people/Person'),
      people: specOf('people', 'Person', 'words/Word'),
    });
    expect(await refused(job)).toMatchObject([
      {
        code: 'REFERENCE_CIRCULAR',
        file: 'slices/words/slice.json',
        range,
        message:
          '"tasks/Project": slices refer to each other in a circle: words → tasks → people → words',
        hint: 'None of them can be planned before the others. Remove one of these references, or put the entities into one slice.',
      },
    ]);
  });

  test('to a slice that is not planned says how to plan it', async () => {
    const { job } = setUp({ words, tasks });
    const [problem] = await refused(job);
    expect(problem).toMatchObject({
      code: 'ARTIFACT_MISSING',
      file: 'slices/tasks/artifacts/plan/artifact.json',
    });
    expect(problem?.hint).toContain('npx nx run tasks:plan');
  });

  test('to a plan that is not the one that was sealed is refused', async () => {
    const { job } = setUp({ words, tasks });
    await plan(job, 'tasks', planOf('tasks', 'Project'));
    const folder = join(job.workspace, 'slices/tasks/artifacts/plan');
    const text = readText(join(folder, 'plan.json')) ?? '';
    writeFiles(folder, [
      { path: 'plan.json', content: text.replace('"Keep ', '"Kept ') },
    ]);
    expect(await refused(job)).toMatchObject([
      {
        code: 'SEAL_MISMATCH',
        file: 'slices/tasks/artifacts/plan/plan.json',
      },
    ]);
  });

  test('to a slice that was removed is refused although its artifacts are there', async () => {
    const { job } = setUp({ words, tasks });
    await plan(job, 'tasks', planOf('tasks', 'Project'));
    removeFile(join(job.workspace, 'slices/tasks/slice.json'), job.workspace);
    expect(await refused(job)).toMatchObject([
      { code: 'REFERENCE_UNKNOWN', range },
    ]);
  });
});
