import { describe, expect, test } from '@jest/globals';
import { ipcTemplate } from '../../../src/scaffold/ipc/index.js';
import { contentOf } from '../../support/content-of.js';
import { tasksPlan } from '../../support/sample-plans.js';

const { files, contracts } = ipcTemplate(tasksPlan());

test('the files of the layer', () => {
  expect(files.map(({ path }) => path)).toEqual([
    'src/ipc/main.ts',
    'src/ipc/preload.ts',
    'test/ipc/fake-service.ts',
    'test/ipc/set-up.ts',
    'test/ipc/operations.test.ts',
    'test/ipc/bridge.test.ts',
  ]);
});

test('one promise for each export', () => {
  expect(contracts.map(({ name }) => name)).toEqual([
    'registerTasksIpc',
    'createTasksBridge',
  ]);
});

test('the same plan gives the same bytes', () => {
  expect(ipcTemplate(tasksPlan())).toEqual(ipcTemplate(tasksPlan()));
});

test('the preload imports names and the kernel, no schemas', () => {
  const preload = contentOf(files, 'src/ipc/preload.ts');
  expect(preload.match(/from '[^']+'/g)).toEqual([
    "from '@nx-slice/kernel/ipc/preload'",
    "from '../contract/channels'",
  ]);
});

test('main imports no more than the type of the service', () => {
  expect(contentOf(files, 'src/ipc/main.ts')).toContain(
    "import type { TasksService } from '../main'",
  );
});

describe('the generated tests', () => {
  test('see neither storage nor the tests of other layers', () => {
    for (const { path, content } of files) {
      if (path.startsWith('test/')) {
        expect(content).not.toMatch(/src\/db|\.\.\/(?:db|main)\//);
      }
    }
  });

  test('have a valid input and an answer for every operation', () => {
    const setUp = contentOf(files, 'test/ipc/set-up.ts');
    const service = contentOf(files, 'test/ipc/fake-service.ts');
    for (const { name } of tasksPlan().operations) {
      expect(setUp).toContain(`${name}: {`);
      expect(service).toContain(
        `${name}: jest.fn<TasksService['${name}']>(() =>`,
      );
    }
    expect(setUp).toContain('tasksOf: { projectId: projectIdOf(1) }');
  });

  test('know what the contract fills in', () => {
    expect(contentOf(files, 'test/ipc/operations.test.ts')).toContain(
      "createTask: { ...valid.createTask, status: 'open', urgent: false }",
    );
  });
});
