import { describe, expect, test } from '@jest/globals';
import { mainTemplate } from '../../../src/scaffold/main/index.js';
import { aPlan, aPlanEntity, aPlanOperation } from '../../support/a-plan.js';
import { contentOf } from '../../support/content-of.js';
import {
  circularPlan,
  createOnlyPlan,
  tasksPlan,
} from '../../support/sample-plans.js';

const { files, contracts } = mainTemplate(tasksPlan());
const project = contentOf(files, 'src/main/project-operations.ts');
const task = contentOf(files, 'src/main/task-operations.ts');

test('the files of the layer', () => {
  expect(files.map(({ path }) => path)).toEqual([
    'src/main/dependencies.ts',
    'src/main/patched.ts',
    'src/main/project-operations.ts',
    'src/main/task-operations.ts',
    'src/main/service.ts',
    'src/main/index.ts',
    'test/main/fake-store.ts',
    'test/main/project-operations.test.ts',
    'test/main/task-operations.test.ts',
  ]);
});

test('one promise for each export', () => {
  expect(contracts.map(({ name }) => name)).toEqual([
    'createTasksService',
    'TasksService',
    'TasksServiceDependencies',
  ]);
  const index = contentOf(files, 'src/main/index.ts');
  for (const { name } of contracts) expect(index).toContain(name);
});

test('the same plan gives the same bytes', () => {
  expect(mainTemplate(tasksPlan())).toEqual(mainTemplate(tasksPlan()));
});

describe('the rules', () => {
  test('refuse a unique value of another row', () => {
    expect(project).toContain(
      'if (isAnother(store.project.findByName(project.name), project))',
    );
  });

  test('refuse a reference that leads nowhere', () => {
    expect(task).toContain(
      'if (task.projectId !== undefined && !store.project.find(task.projectId))',
    );
  });

  test('keep what is still used, and name what uses it', () => {
    expect(project).toContain('store.task.countByProjectId(id)');
    expect(project).toContain(
      "This project is still used by ${count} ${count === 1 ? 'task' : 'tasks'}",
    );
  });

  test('clear optional fields and no others', () => {
    expect(task).toContain('estimate: patched(patch.estimate, task.estimate)');
    expect(task).toContain('urgent: patch.urgent ?? task.urgent');
  });

  test('of a command set its fields', () => {
    expect(task).toContain(
      '...find(id), urgent: true, estimate: undefined, updatedAt: now().toISOString()',
    );
  });
});

test('what no operation needs is not there', () => {
  const { files: marks } = mainTemplate(createOnlyPlan());
  const mark = contentOf(marks, 'src/main/mark-operations.ts');
  expect(mark).not.toMatch(/NotFoundError|ConflictError|Patch|find\(/);
  expect(marks.map(({ path }) => path)).not.toContain('src/main/patched.ts');
});

test('an operation that only its intent describes is left to a model', () => {
  const { files: jobs } = mainTemplate(
    aPlan({
      name: 'jobs',
      entities: [aPlanEntity({ name: 'Job' })],
      operations: [
        aPlanOperation({ name: 'listJobs', entity: 'Job' }),
        aPlanOperation({ name: 'tidy', kind: 'command', intent: 'Tidy up.' }),
      ],
    }),
  );
  for (const { content } of jobs) expect(content).not.toContain('tidy');
});

describe('the generated tests', () => {
  const generated = contentOf(files, 'test/main/project-operations.test.ts');

  test.each([
    'refuses the name of another project',
    'lets a project keep its own name',
    'changes name alone',
    'refuses while a task refers to it by project, and says so',
    'a project that is not there',
  ])('have "%s"', (title) => {
    expect(generated).toContain(title);
  });

  test('of a circle store what is referred to', () => {
    const circles = contentOf(
      mainTemplate(circularPlan()).files,
      'test/main/category-operations.test.ts',
    );
    expect(circles).toContain('may remove what refers to itself by parent');
    expect(circles).toContain(
      'setUp({ category: [aCategory({ id: categoryIdOf(1) })] })',
    );
  });
});
