import type { PlanOperation } from '@nx-slice/schemas';
import { checksOf } from '../../domain/model/checks-of.js';
import { capacityOf } from '../../domain/model/capacity.js';
import { idOf } from '../../domain/model/samples.js';
import { object } from '../../domain/model/valid-input.js';
import { article } from '../../names/words.js';
import { lines, member, quote } from '../../text.js';
import {
  labelOf,
  withoutValue,
  withValue,
  type TestModel,
} from './test-model.js';

/** Creating adds what is implied, and refuses what is taken or leads nowhere. */
export function createTests({ name }: PlanOperation, model: TestModel): string {
  const { entity, names, own, id, input, stored } = model;
  const call = member('service', name);
  const find = `store.${own.camel}.find`;
  const { unique, references } = checksOf(entity);
  const refersToItself = references.some(({ to }) => to === entity.name);
  // A row of its own table that it has to refer to may hold the only value of a unique field.
  if (refersToItself && capacityOf(entity) < 2) return '';

  const taken = unique.map((field) => {
    const value =
      input.find(([each]) => each === field.name)?.[1] ??
      model.values(field)[0] ??
      'undefined';
    const other = [
      ['id', id(2)],
      [field.name, value],
    ] as const;
    const input2 = withValue(input, field.name, value);
    return [
      '',
      `test(${quote(`refuses the ${labelOf(model, field.name)} of another ${own.lower}`)}, () => {`,
      `const { service, store } = setUp(${stored([other], input2)});`,
      `expect(() => ${call}(${object(input2)})).toThrow(ConflictError);`,
      `expect(${find}(${id(7)})).toBeUndefined();`,
      '});',
    ];
  });
  const nowhere = references.map(({ field, to }) => {
    const missing = `${idOf(to, names)}(9)`;
    return [
      '',
      `test(${quote(`refuses ${article(labelOf(model, field.name))} ${labelOf(model, field.name)} that does not exist`)}, () => {`,
      `const { service, store } = setUp(${stored([], withoutValue(input, field.name))});`,
      `expect(() => ${call}(${object(withValue(input, field.name, missing))})).toThrow(ConflictError);`,
      `expect(${find}(${id(7)})).toBeUndefined();`,
      '});',
    ];
  });
  return lines(
    '',
    `describe(${quote(name)}, () => {`,
    `test('adds the id and the times', () => {`,
    `const { service, store } = setUp(${stored([], input)});`,
    `const input = ${object(input)} as const;`,
    `const created = ${call}(input);`,
    `expect(created).toEqual({ ...input, id: ${id(7)}, createdAt: time, updatedAt: time });`,
    `expect(${find}(${id(7)})).toEqual(created);`,
    '});',
    taken,
    nowhere,
    '});',
  );
}
