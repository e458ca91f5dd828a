import type { Plan, PlanOperation, SourceFile } from '@nx-slice/schemas';
import { isSearchable } from '../../domain/model/is-searchable.js';
import { isIntentOnly } from '../../domain/model/operations.js';
import { trimmedDefault } from '../../domain/model/sample-text.js';
import { sampleImports } from '../../domain/model/sample-imports.js';
import { sliceNames, type SliceNames } from '../../names/index.js';
import { lines, literal, member, property, quote } from '../../text.js';
import { answerOf } from './fake-service-file.js';

/** `test/ipc/operations.test.ts`: every step of a call, for every operation. */
export function operationsTestFile(plan: Plan): SourceFile {
  const names = sliceNames(plan);
  const { camel, name } = names;
  const operations = `${camel}Channels.operations`;
  const each = (title: string, ...body: readonly string[]): string =>
    lines(
      '',
      `test.each(${operations})(${quote(`%s ${title}`)}, async (operation) => {`,
      body,
      '});',
    );
  const invoke = (frame: string): string =>
    `ipcMain.invoke(\`${name}:\${operation}\`, valid[operation], ${frame})`;

  const body = lines(
    '/** What the service answers. */',
    `const answers: Record<${names.pascal}Operation, unknown> = {`,
    plan.operations.map(
      (operation) =>
        `${property(operation.name)}: ${answerOf(plan, operation, names)},`,
    ),
    '};',
    '',
    '/** What the service gets: defaults are filled in, and nothing else. */',
    `const handed: Record<${names.pascal}Operation, object> = {`,
    '...valid,',
    plan.operations.map((operation) => {
      const filled = fillings(plan, operation);
      return (
        filled !== undefined &&
        `${property(operation.name)}: { ...${member('valid', operation.name)}, ${filled} },`
      );
    }),
    '};',
    each(
      'hands its input to the service, and answers what that answers',
      'const { bridge, onInternalError, service } = setUp();',
      'await expect(bridge[operation](valid[operation])).resolves.toEqual({ ok: true, data: answers[operation] });',
      'expect(service[operation].mock.calls).toEqual([[handed[operation]]]);',
      'expect(onInternalError).not.toHaveBeenCalled();',
    ),
    each(
      'refuses another origin',
      'const { ipcMain, service } = setUp();',
      `const evil = { url: 'https://evil.test/', parent: null };`,
      `await expect(${invoke('evil')}).resolves.toMatchObject({ ok: false, code: 'FORBIDDEN' });`,
      'expect(service[operation]).not.toHaveBeenCalled();',
    ),
    each(
      'refuses a frame inside the page',
      'const { ipcMain, service } = setUp();',
      `await expect(${invoke('{ ...page, parent: page }')}).resolves.toMatchObject({ ok: false, code: 'FORBIDDEN' });`,
      'expect(service[operation]).not.toHaveBeenCalled();',
    ),
    each(
      'refuses a field that is not in the contract',
      'const { bridge, service } = setUp();',
      'const input = { ...valid[operation], admin: true };',
      `await expect(bridge[operation](input)).resolves.toMatchObject({ ok: false, code: 'BAD_REQUEST' });`,
      'expect(service[operation]).not.toHaveBeenCalled();',
    ),
    each(
      'refuses no input at all',
      'const { bridge } = setUp();',
      `await expect(bridge[operation](undefined)).resolves.toMatchObject({ ok: false, code: 'BAD_REQUEST' });`,
    ),
    each(
      'says what the service did not find',
      'const { bridge, onInternalError, service } = setUp();',
      'service[operation].mockImplementation(() => {',
      `throw new NotFoundError('It is not there');`,
      '});',
      `await expect(bridge[operation](valid[operation])).resolves.toEqual({ ok: false, code: 'NOT_FOUND', message: 'It is not there' });`,
      'expect(onInternalError).not.toHaveBeenCalled();',
    ),
    each(
      'says what the service refuses',
      'const { bridge, onInternalError, service } = setUp();',
      'service[operation].mockImplementation(() => {',
      `throw new ConflictError('It is taken');`,
      '});',
      `await expect(bridge[operation](valid[operation])).resolves.toEqual({ ok: false, code: 'CONFLICT', message: 'It is taken' });`,
      'expect(onInternalError).not.toHaveBeenCalled();',
    ),
    each(
      'reports an unknown failure, and the caller learns nothing of it',
      'const { bridge, onInternalError, service } = setUp();',
      `const error = new Error('disk full at /home/me');`,
      'service[operation].mockImplementation(() => {',
      'throw error;',
      '});',
      `await expect(bridge[operation](valid[operation])).resolves.toEqual({ ok: false, code: 'INTERNAL', message: 'Internal error' });`,
      `expect(onInternalError).toHaveBeenCalledWith(\`${name}:\${operation}\`, error);`,
    ),
    plan.operations.map((operation) => secretTest(operation, names)),
    '',
  );
  return {
    path: 'test/ipc/operations.test.ts',
    content: lines(
      `import { expect, test } from '@jest/globals';`,
      `import { ConflictError, NotFoundError } from '@nx-slice/kernel/errors';`,
      `import { ${camel}Channels, type ${names.pascal}Operation } from '../../src/contract/channels';`,
      sampleImports(plan, names, body),
      `import { page, setUp, valid } from './set-up';`,
      '',
      body,
    ),
  };
}

/** What the contract does not name stays in main. */
function secretTest(operation: PlanOperation, names: SliceNames): string {
  const { name, kind, entity } = operation;
  const answersOne = ['get', 'create', 'update', 'command'].includes(kind);
  if (!answersOne || entity === null || isIntentOnly(operation)) return '';
  return lines(
    '',
    `test(${quote(`${name} keeps back what is not in the contract`)}, async () => {`,
    'const { bridge, onInternalError, service } = setUp();',
    `const answer = { ...a${names.entity(entity).type}(), secret: 'x' };`,
    `${member('service', name)}.mockReturnValue(answer);`,
    `await expect(${member('bridge', name)}(${member('valid', name)})).resolves.toMatchObject({ ok: false, code: 'INTERNAL' });`,
    'expect(onInternalError).toHaveBeenCalledTimes(1);',
    '});',
  );
}

/** What the contract adds to an input, as code; `undefined` when it adds nothing. */
function fillings(plan: Plan, operation: PlanOperation): string | undefined {
  const entity = plan.entities.find(({ name }) => name === operation.entity);
  if (!isIntentOnly(operation) && operation.kind === 'list') {
    return entity && isSearchable(entity) ? `search: ''` : undefined;
  }
  const fields = operation.kind === 'create' ? entity?.fields : operation.input;
  const defaulted = (fields ?? []).filter((field) => field.default !== null);
  return defaulted.length === 0
    ? undefined
    : defaulted
        .map(
          (field) =>
            `${property(field.name)}: ${literal(trimmedDefault(field))}`,
        )
        .join(', ');
}
