import type { PlanEntity, PlanField } from '@nx-slice/schemas';
import type { SliceNames } from '../../names/index.js';
import { lines, property, quote } from '../../text.js';
import { checkedBounds } from './checked-bounds.js';

/** The table itself refuses what is outside a field's bounds. */
export function boundsTest(
  entity: PlanEntity,
  field: PlanField,
  names: SliceNames,
): string {
  const { type, field: fieldNames } = names.entity(entity.name);
  const { min, max } = checkedBounds(field);
  const outside = [
    ...(min === null ? [] : [Math.ceil(min) - 1]),
    ...(max === null ? [] : [Math.floor(max) + 1]),
    // Beyond 2 ** 53 the next number may be the bound itself.
  ].filter((value) => value !== min && value !== max);
  return outside.length === 0
    ? ''
    : lines(
        '',
        `test.each([${outside.map(String).join(', ')}])(${quote(`${fieldNames(field.name).lower} %d is refused by the database itself`)}, (value) => {`,
        `expect(() => repository.insert(a${type}({ ${property(field.name)}: value }))).toThrow('CHECK');`,
        '});',
      );
}
