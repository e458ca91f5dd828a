import type { PlanOperation } from '@nx-slice/schemas';
import { checksOf } from '../../domain/model/checks-of.js';
import { fieldOf } from '../../domain/model/implied-field.js';
import { lines, literal, member, property, quote } from '../../text.js';
import {
  labelOf,
  withoutValue,
  withValue,
  type TestModel,
  type Values,
} from './test-model.js';

/** A command sets its fields, and nothing else. */
export function commandTests(
  { name, set }: PlanOperation,
  model: TestModel,
): string {
  const { entity, own, id, full, sample, stored } = model;
  const values = (set ?? []).map(({ field, value }) => ({
    field: fieldOf(entity, field),
    code: literal(value),
  }));
  const target: Values = values
    .filter(({ code }) => code !== 'null')
    .map(({ field, code }) => [field.name, code]);
  const before = values.reduce<Values>(
    (row, { field, code }) =>
      withValue(
        row,
        field.name,
        model.values(field).find((other) => other !== code) ?? code,
      ),
    full,
  );
  const call = `${member('service', name)}({ id: ${id(1)} })`;
  const find = `store.${own.camel}.find(${id(1)})`;
  const expected = values
    .map(
      ({ field, code }) =>
        `${property(field.name)}: ${code === 'null' ? 'undefined' : code}, `,
    )
    .join('');
  const { unique, references } = checksOf(entity);

  const taken = unique.flatMap((field) => {
    const code = target.find(([each]) => each === field.name)?.[1];
    if (code === undefined) return [];
    const other: Values = [
      ['id', id(2)],
      [field.name, code],
    ];
    return [
      '',
      `test(${quote(`refuses when another ${own.lower} has that ${labelOf(model, field.name)}`)}, () => {`,
      `const { service, store } = setUp(${stored([before, other], target)});`,
      `expect(() => ${call}).toThrow(ConflictError);`,
      `expect(${find}).toEqual(${sample(before)});`,
      '});',
    ];
  });
  const nowhere = references.flatMap(({ field }) =>
    target.some(([each]) => each === field.name)
      ? [
          '',
          `test(${quote(`refuses when that ${labelOf(model, field.name)} does not exist`)}, () => {`,
          `const { service, store } = setUp(${stored([before], withoutValue(target, field.name))});`,
          `expect(() => ${call}).toThrow(ConflictError);`,
          `expect(${find}).toEqual(${sample(before)});`,
          '});',
        ]
      : [],
  );

  return lines(
    '',
    `describe(${quote(name)}, () => {`,
    `test('sets its fields alone', () => {`,
    `const { service, store } = setUp(${stored([before], target)});`,
    `const changed = ${call};`,
    `expect(changed).toEqual({ ...${sample(before)}, ${expected}updatedAt: time });`,
    `expect(${find}).toEqual(changed);`,
    '});',
    taken,
    nowhere,
    '});',
  );
}
