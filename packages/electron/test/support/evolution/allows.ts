import type { PlanField } from '@nx-slice/schemas';
import type { SqlValue } from '@nx-slice/kernel/sql/database';

/** Whether a stored value is one that the contract's schema of a field accepts. */
export function allows(field: PlanField, value: SqlValue): boolean {
  if (value === null) return field.optional;
  switch (field.type) {
    case 'string':
      return (
        typeof value === 'string' &&
        (value.trim() !== '' || field.default === '') &&
        value.trim() === value &&
        value.length <= (field.maxLength ?? Infinity)
      );
    case 'text':
      return (
        typeof value === 'string' &&
        value.length <= (field.maxLength ?? Infinity)
      );
    case 'boolean':
      return value === 0 || value === 1;
    case 'integer':
      return Number.isSafeInteger(value) && within(field, value);
    case 'number':
      return typeof value === 'number' && within(field, value);
    case 'enum':
      return typeof value === 'string' && (field.values ?? []).includes(value);
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
    case 'datetime':
      return (
        typeof value === 'string' &&
        /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value)
      );
    case 'reference':
      return typeof value === 'string';
  }
}

const within = ({ min, max }: PlanField, value: SqlValue): boolean =>
  typeof value === 'number' &&
  value >= (min ?? -Infinity) &&
  value <= (max ?? Infinity);
