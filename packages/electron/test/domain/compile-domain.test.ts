import { describe, expect, test } from '@jest/globals';
import { compileDomain } from '../../src/domain/index.js';
import { formatSource } from '../../src/format.js';
import {
  aPlan,
  aPlanEntity,
  aPlanField,
  aPlanOperation,
} from '../support/a-plan.js';
import { contentOf } from '../support/content-of.js';
import {
  circularPlan,
  createOnlyPlan,
  tasksPlan,
} from '../support/sample-plans.js';

const tasks = compileDomain(tasksPlan());
const marks = compileDomain(createOnlyPlan());

test('the files of a slice', () => {
  expect(tasks.map(({ path }) => path)).toEqual([
    'src/contract/channels.ts',
    'src/contract/limits.ts',
    'src/contract/implied-fields.ts',
    'src/contract/project-schema.ts',
    'src/contract/task-schema.ts',
    'src/contract/index.ts',
    'test/contract/operations.test.ts',
    'test/contract/project-schema.test.ts',
    'test/contract/task-schema.test.ts',
    'test/support/sample-project.ts',
    'test/support/sample-task.ts',
    'test/support/fake-api.ts',
    'test/support/query-wrapper.tsx',
  ]);
});

test.each([
  ['tasks', tasksPlan],
  ['marks', createOnlyPlan],
  ['circles', circularPlan],
])(
  '%s: the same plan gives the same bytes, and every file is a program',
  async (_, plan) => {
    expect(compileDomain(plan())).toEqual(compileDomain(plan()));
    for (const { path, content } of compileDomain(plan())) {
      await expect(formatSource(path, content)).resolves.not.toBe('');
    }
  },
);

test('names and limits are for the page: they import nothing', () => {
  expect(contentOf(tasks, 'src/contract/channels.ts')).not.toContain('import');
  expect(contentOf(tasks, 'src/contract/limits.ts')).not.toContain('import');
});

test('channels name every operation in order', () => {
  expect(contentOf(tasks, 'src/contract/channels.ts')).toContain(
    "operations: ['listProjects', 'getProject', 'createProject', 'updateProject', 'removeProject', 'listTasks', 'getTask', 'createTask', 'updateTask', 'removeTask', 'tasksOf', 'hurry']",
  );
});

describe('limits', () => {
  test('are there where there are bounds', () => {
    const limits = contentOf(tasks, 'src/contract/limits.ts');
    expect(limits).toContain(
      'taskLimits = { title: { maxLength: 200 }, estimate: { min: 0, max: 100 }, } as const',
    );
    expect(limits).toContain(
      "taskValues = { status: ['open', 'it\\'s `done`'], } as const",
    );
    expect(limits).toContain('maxSearchLength = 100');
  });

  test('are none where nothing is bounded or searched', () => {
    expect(contentOf(marks, 'src/contract/limits.ts')).not.toContain('const');
  });
});

describe('schemas', () => {
  const task = contentOf(tasks, 'src/contract/task-schema.ts');

  test('have defaults in the input alone', () => {
    expect(task.match(/\.default\(/g)).toHaveLength(2);
    expect(task).toContain("status: taskRules.status.default('open')");
  });

  test('clear optional fields with null in the patch alone', () => {
    expect(task.match(/\.nullable\(\)/g)).toHaveLength(2);
  });

  test('have what the operations need', () => {
    expect(contentOf(marks, 'src/contract/mark-schema.ts')).not.toContain(
      'Patch',
    );
    expect(contentOf(marks, 'src/contract/index.ts')).not.toContain('Patch');
  });

  test('let a text be empty whose default is empty', () => {
    const files = compileDomain(
      aPlan({
        entities: [
          aPlanEntity({
            name: 'Note',
            fields: [
              aPlanField({ name: 'title' }),
              aPlanField({ name: 'nick', default: '  ' }),
            ],
          }),
        ],
        operations: [
          aPlanOperation({
            name: 'createNote',
            kind: 'create',
            entity: 'Note',
          }),
        ],
      }),
    );
    const note = contentOf(files, 'src/contract/note-schema.ts');
    expect(note).toContain(
      'title: z.string().trim().min(1).max(noteLimits.title.maxLength)',
    );
    expect(note).toContain(
      'nick: z.string().trim().max(noteLimits.nick.maxLength)',
    );
    expect(note).toContain("nick: noteRules.nick.default('')");
  });
});

describe('operations', () => {
  const index = contentOf(tasks, 'src/contract/index.ts');

  test.each([
    [
      'listProjects',
      'input: z.strictObject({}), output: z.array(projectSchema)',
    ],
    [
      'listTasks',
      "input: z.strictObject({ search: z.string().max(maxSearchLength).default('') }), output: z.array(taskSchema)",
    ],
    ['getTask', 'input: onlyId, output: taskSchema'],
    ['createTask', 'input: taskInputSchema, output: taskSchema'],
    [
      'updateTask',
      'input: z.strictObject({ id: idSchema, patch: taskPatchSchema }), output: taskSchema',
    ],
    ['removeTask', 'input: onlyId, output: onlyId'],
    [
      'tasksOf',
      'input: z.strictObject({ projectId: taskRules.projectId.nullable() }), output: z.array(taskSchema)',
    ],
    ['hurry', 'input: onlyId, output: taskSchema'],
  ])('%s takes and answers what the plan says', (name, schemas) => {
    expect(index).toContain(`${name}: { ${schemas} },`);
  });

  test('that only their intent describes are in the contract as well', () => {
    const files = compileDomain(
      aPlan({
        operations: [
          aPlanOperation({
            name: 'archive',
            kind: 'command',
            input: [
              aPlanField({ name: 'before', type: 'date' }),
              aPlanField({ name: 'reason', optional: true }),
            ],
            output: 'integer',
            intent: 'Remove what is done */ and older',
          }),
        ],
      }),
    );
    const contract = contentOf(files, 'src/contract/index.ts');
    expect(contract).toContain(
      'archive: { input: z.strictObject({ before: z.iso.date(), reason: z.string().trim().min(1).max(40).optional() }), output: z.int() }',
    );
    expect(contract).toContain('/** Remove what is done * / and older */');
  });
});

describe('the fake api', () => {
  test('has every operation', () => {
    const fake = contentOf(tasks, 'test/support/fake-api.ts');
    for (const { name } of tasksPlan().operations) {
      expect(fake).toContain(`${name}: jest.fn<TasksApi['${name}']>(`);
    }
  });

  test('remembers nothing that nobody reads', () => {
    expect(contentOf(marks, 'test/support/fake-api.ts')).not.toContain(
      'markRows',
    );
  });
});

test('samples follow the number of their id where they must differ', () => {
  expect(contentOf(tasks, 'test/support/sample-project.ts')).toContain(
    'name: `Name ${String(number)}`',
  );
  expect(contentOf(tasks, 'test/support/sample-task.ts')).toContain(
    "title: 'Title'",
  );
});
