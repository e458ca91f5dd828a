import type { PlanEntity } from '@nx-slice/schemas';
import { capacityOf } from '../../domain/model/capacity.js';
import type { FieldMethod } from '../../domain/model/repository-methods.js';
import { idOf } from '../../domain/model/samples.js';
import type { SliceNames } from '../../names/index.js';
import { lines, property, quote } from '../../text.js';

/** Rows that refer to something are counted, but not what refers to itself. */
export function counterTests(
  entity: PlanEntity,
  { field, method }: FieldMethod,
  names: SliceNames,
): string {
  const { type, lowers, field: fieldNames } = names.entity(entity.name);
  const ids = idOf(entity.name, names);
  const target = field.entity ?? entity.name;
  const targetId = (number: number): string =>
    `${idOf(target, names)}(${String(number)})`;
  const isSelf = target === entity.name;
  const row = (number: number, to: number): string =>
    `repository.insert(a${type}({ id: ${ids}(${String(number)}), ${property(field.name)}: ${targetId(to)} }));`;
  const label = fieldNames(field.name).lower;
  const canHoldTwo = capacityOf(entity) >= 2 && !field.unique;
  return lines(
    '',
    `test(${quote(`${method} counts the ${lowers} of one ${label}`)}, () => {`,
    row(1, isSelf ? 3 : 1),
    canHoldTwo && row(2, isSelf ? 3 : 1),
    `expect(repository.${method}(${targetId(isSelf ? 3 : 1)})).toBe(${canHoldTwo ? '2' : '1'});`,
    `expect(repository.${method}(${targetId(4)})).toBe(0);`,
    '});',
    isSelf && [
      '',
      `test(${quote(`${method} does not count what refers to itself`)}, () => {`,
      row(1, 1),
      `expect(repository.${method}(${targetId(1)})).toBe(0);`,
      '});',
    ],
  );
}
