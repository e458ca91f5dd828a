import { plainOperationsOn } from '../../domain/model/operations.js';
import { article } from '../../names/words.js';
import { lines, member, quote } from '../../text.js';
import type { TestModel } from './test-model.js';

/** What needs one entity fails when it is not there. */
export function missingTests({ plan, entity, own, id }: TestModel): string {
  const cases = plainOperationsOn(plan, entity).flatMap(({ name, kind }) => {
    const call = (input: string): string =>
      `[${quote(name)}, () => ${member('setUp().service', name)}(${input})],`;
    switch (kind) {
      case 'get':
      case 'remove':
      case 'command':
        return [call(`{ id: ${id(9)} }`)];
      case 'update':
        return [call(`{ id: ${id(9)}, patch: {} }`)];
      case 'list':
      case 'create':
      case 'query':
        return [];
    }
  });
  return cases.length === 0
    ? ''
    : lines(
        '',
        `describe(${quote(`${article(own.lower)} ${own.lower} that is not there`)}, () => {`,
        'test.each([',
        cases,
        `])('fails %s', (_, call) => {`,
        'expect(call).toThrow(NotFoundError);',
        '});',
        '});',
      );
}
