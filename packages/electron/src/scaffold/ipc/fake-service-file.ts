import type { Plan, PlanOperation, SourceFile } from '@nx-slice/schemas';
import { isIntentOnly } from '../../domain/model/operations.js';
import { sampleImports } from '../../domain/model/sample-imports.js';
import { idOf } from '../../domain/model/samples.js';
import { describedOutput } from '../../domain/support/described-output.js';
import { sliceNames, type SliceNames } from '../../names/index.js';
import { lines, property, quote } from '../../text.js';

/** `test/ipc/fake-service.ts`: a service that answers samples. */
export function fakeServiceFile(plan: Plan): SourceFile {
  const names = sliceNames(plan);
  const { pascal } = names;
  const operations = plan.operations.map(
    (operation) =>
      `${property(operation.name)}: jest.fn<${pascal}Service[${quote(operation.name)}]>(() => ${answerOf(plan, operation, names)}),`,
  );
  return {
    path: 'test/ipc/fake-service.ts',
    content: lines(
      `import { jest } from '@jest/globals';`,
      `import type { ${pascal}Service } from '../../src/main';`,
      sampleImports(plan, names, lines(operations)),
      '',
      '/** A service without rules: it answers samples, and each operation can be replaced. */',
      'export const createFakeService = () => ({',
      operations,
      '});',
      '',
    ),
  };
}

/** A valid answer of an operation, as code. */
export function answerOf(
  plan: Plan,
  operation: PlanOperation,
  names: SliceNames,
): string {
  const { entity, kind } = operation;
  if (entity === null || isIntentOnly(operation)) {
    return describedOutput(plan, names).code(operation);
  }
  const sample = `a${names.entity(entity).type}()`;
  switch (kind) {
    case 'list':
    case 'query':
      return `[${sample}]`;
    case 'remove':
      return `({ id: ${idOf(entity, names)}(1) })`;
    case 'get':
    case 'create':
    case 'update':
    case 'command':
      return sample;
  }
}
