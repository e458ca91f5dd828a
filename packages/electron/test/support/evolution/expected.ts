import type { PlanField } from '@nx-slice/schemas';
import type { SqlValue } from '@nx-slice/kernel/sql/database';
import { allows } from './allows.js';

/**
 * What a value has to be after a change of its field; `undefined`: anything that is allowed. Said here a second time,
 * in another language than the migration's.
 */
export function expectedAfter(
  before: PlanField,
  after: PlanField,
  value: SqlValue,
): SqlValue | undefined {
  const isSame = before.type === after.type && before.entity === after.entity;
  const converted = isSame ? value : converters(before, after)?.(value);
  if (converted === undefined) return undefined;
  return allows(after, converted) ? converted : undefined;
}

function converters(
  before: PlanField,
  after: PlanField,
): ((value: SqlValue) => SqlValue) | undefined {
  const unlessUnset =
    (convert: (value: string | number) => SqlValue) =>
    (value: SqlValue): SqlValue =>
      typeof value === 'string' || typeof value === 'number'
        ? convert(value)
        : null;
  switch (`${before.type}>${after.type}`) {
    case 'string>text':
    case 'text>string':
    case 'enum>string':
    case 'enum>text':
    case 'string>enum':
    case 'text>enum':
    case 'date>string':
    case 'date>text':
    case 'datetime>string':
    case 'datetime>text':
    case 'integer>number':
    case 'boolean>number':
    case 'boolean>integer':
      return (value) => value;
    case 'integer>string':
    case 'integer>text':
      return unlessUnset(String);
    case 'boolean>string':
    case 'boolean>text':
      return unlessUnset((value) => String(value === 1));
    case 'date>datetime':
      return unlessUnset((value) => `${value}T00:00:00.000Z`);
    case 'datetime>date':
      return unlessUnset((value) => String(value).slice(0, 10));
    default:
      return undefined;
  }
}
