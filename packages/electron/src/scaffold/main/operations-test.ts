import type {
  Plan,
  PlanEntity,
  PlanOperation,
  SourceFile,
} from '@nx-slice/schemas';
import { plainOperationsOn } from '../../domain/model/operations.js';
import { sampleImports } from '../../domain/model/sample-imports.js';
import { sliceNames } from '../../names/index.js';
import { lines } from '../../text.js';
import { commandTests } from './command-tests.js';
import { createTests } from './create-tests.js';
import { getTests } from './get-tests.js';
import { listTests } from './list-tests.js';
import { missingTests } from './missing-tests.js';
import { queryTests } from './query-tests.js';
import { removeTests } from './remove-tests.js';
import { testModel, type TestModel } from './test-model.js';
import { updateTests } from './update-tests.js';

/** `test/main/<entity>-operations.test.ts`: every rule of one entity, on storage in memory. */
export function operationsTestFile(plan: Plan, entity: PlanEntity): SourceFile {
  const names = sliceNames(plan);
  const { kebab } = names.entity(entity.name);
  const model = testModel(plan, entity, names);
  const body = lines(
    plainOperationsOn(plan, entity).map((operation) =>
      testsOf(operation, model),
    ),
    missingTests(model),
  );
  const usesConflict = body.includes('ConflictError');
  const usesNotFound = body.includes('NotFoundError');
  const errors = [
    ...(usesConflict ? ['ConflictError'] : []),
    ...(usesNotFound ? ['NotFoundError'] : []),
  ];
  const tests = lines(
    `const time = '2026-05-06T07:08:09.010Z';`,
    '',
    '/** The service on what is stored, with the store to look into. */',
    'function setUp(stored: Stored = {}) {',
    'const store = createFakeStore(stored);',
    `const service = create${names.pascal}Service({`,
    'store,',
    `newId: () => ${model.id(7)},`,
    'now: () => new Date(time),',
    '});',
    'return { store, service };',
    '}',
    body,
    '',
  );
  return {
    path: `test/main/${kebab}-operations.test.ts`,
    content: lines(
      `import { ${['describe', 'expect', 'test']
        .filter((name) => new RegExp(`\\b${name}[.(]`).test(tests))
        .join(', ')} } from '@jest/globals';`,
      errors.length > 0 &&
        `import { ${errors.join(', ')} } from '@nx-slice/kernel/errors';`,
      `import { create${names.pascal}Service } from '../../src/main';`,
      sampleImports(plan, names, tests),
      `import { createFakeStore, type Stored } from './fake-store';`,
      '',
      tests,
    ),
  };
}

function testsOf(operation: PlanOperation, model: TestModel): string {
  switch (operation.kind) {
    case 'list':
      return listTests(operation, model);
    case 'get':
      return getTests(operation, model);
    case 'query':
      return queryTests(operation, model);
    case 'create':
      return createTests(operation, model);
    case 'update':
      return updateTests(operation, model);
    case 'remove':
      return removeTests(operation, model);
    case 'command':
      return commandTests(operation, model);
  }
}
