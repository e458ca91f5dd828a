import type { PlanEntity } from '@nx-slice/schemas';
import { capacityOf } from '../../domain/model/capacity.js';
import type { FieldMethod } from '../../domain/model/repository-methods.js';
import { idOf } from '../../domain/model/samples.js';
import { sortValues } from '../../domain/model/sort-values.js';
import type { SliceNames } from '../../names/index.js';
import { lines, property, quote } from '../../text.js';

/** A unique field finds one row, and the table itself refuses a second one. */
export function finderTests(
  entity: PlanEntity,
  { field, method }: FieldMethod,
  names: SliceNames,
): string {
  const own = names.entity(entity.name);
  const { type } = own;
  const ids = idOf(entity.name, names);
  const label = own.field(field.name).lower;
  const [value = 'undefined', other] = sortValues(entity, field.name, names);
  const one = (number: number): string =>
    `a${type}({ id: ${ids}(${String(number)}), ${property(field.name)}: ${value} })`;
  // Only this field may be the reason: the other unique ones must have a second value.
  const others = capacityOf({
    ...entity,
    fields: entity.fields.filter((each) => each !== field),
  });
  return lines(
    '',
    `describe(${quote(`the unique ${label}`)}, () => {`,
    `test('finds the one that has it', () => {`,
    `repository.insert(${one(1)});`,
    `expect(repository.${method}(${value})).toEqual(${one(1)});`,
    other !== undefined &&
      `expect(repository.${method}(${other})).toBeUndefined();`,
    '});',
    others >= 2 && [
      '',
      `test('is refused a second time by the database itself', () => {`,
      `repository.insert(${one(1)});`,
      `expect(() => repository.insert(${one(2)})).toThrow('UNIQUE');`,
      '});',
    ],
    field.optional &&
      capacityOf(entity) >= 2 && [
        '',
        `test('may be missing more than once', () => {`,
        `repository.insert(a${type}());`,
        `repository.insert(a${type}({ id: ${ids}(2) }));`,
        'expect(listed()).toHaveLength(2);',
        '});',
      ],
    '});',
  );
}
