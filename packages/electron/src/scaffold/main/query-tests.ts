import type { PlanOperation } from '@nx-slice/schemas';
import { fieldOf } from '../../domain/model/implied-field.js';
import { object } from '../../domain/model/valid-input.js';
import { lines, member, quote } from '../../text.js';
import {
  labelOf,
  withoutValue,
  type TestModel,
  type Values,
} from './test-model.js';

/** A query answers what is equal in every field that it compares. */
export function queryTests(
  { name, where }: PlanOperation,
  model: TestModel,
): string {
  const { entity, own, id, sample } = model;
  const compared = (where ?? []).map((field) => {
    const [same = 'undefined', other] = model.allValues(field);
    return { field, same, other, optional: fieldOf(entity, field).optional };
  });
  const input: Values = compared.map(({ field, same }) => [field, same]);
  const row = (number: number, values: Values): Values =>
    values.some(([field]) => field === 'id')
      ? values
      : [['id', id(number)], ...values];
  const call = (values: Values): string =>
    `${member('service', name)}(${object(values)})`;
  const first = row(1, input);
  return lines(
    '',
    `describe(${quote(name)}, () => {`,
    `test('answers what is equal in all that it compares', () => {`,
    `const { service } = setUp({ ${own.camel}: [${sample(first)}] });`,
    `expect(${call(input)}).toEqual([${sample(first)}]);`,
    '});',
    compared.map(({ field, other, optional }) => {
      const replaced = (code: string): Values =>
        input.map(([each, same]) => [each, each === field ? code : same]);
      const without = sample(row(2, withoutValue(input, field)));
      return [
        other !== undefined && [
          '',
          `test(${quote(`leaves out another ${labelOf(model, field)}`)}, () => {`,
          `const { service } = setUp({ ${own.camel}: [${sample(first)}, ${sample(row(2, replaced(other)))}] });`,
          `expect(${call(input)}).toEqual([${sample(first)}]);`,
          '});',
        ],
        optional && [
          '',
          `test(${quote(`finds what has no ${labelOf(model, field)}`)}, () => {`,
          `const { service } = setUp({ ${own.camel}: [${sample(first)}, ${without}] });`,
          `expect(${call(replaced('null'))}).toEqual([${without}]);`,
          '});',
        ],
      ];
    }),
    '});',
  );
}
