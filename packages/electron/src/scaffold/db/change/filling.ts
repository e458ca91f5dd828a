import type { PlanField } from '@nx-slice/schemas';
import { trimmedDefault } from '../../../domain/model/sample-text.js';
import { sqlValue } from './sql-value.js';

/** What rows get that have no value of a required field yet. */
export interface Filling {
  /** An expression over the row. */
  readonly sql: string;
  /** Whether it can stand as `default` of a column that is added. */
  readonly isConstant: boolean;
}

/** `null` where no value would be right: whoever changes the plan has to say one. */
export function fillingOf(field: PlanField): Filling | null {
  // Its rows would all get the same one.
  if (field.unique || field.type === 'reference') return null;
  if (field.default !== null) {
    return constant(sqlValue(trimmedDefault(field) ?? field.default));
  }
  switch (field.type) {
    case 'string':
      return constant(`'-'`);
    case 'text':
      return constant(`''`);
    case 'boolean':
      return constant('0');
    case 'integer':
    case 'number':
      return constant(String(nearest(field)));
    case 'enum':
      return constant(sqlValue(field.values?.[0] ?? ''));
    case 'date':
      return { sql: 'substr("createdAt", 1, 10)', isConstant: false };
    case 'datetime':
      return { sql: '"createdAt"', isConstant: false };
  }
}

const constant = (sql: string): Filling => ({
  sql,
  isConstant: !sql.startsWith('('),
});

/** Zero, or what is allowed next to it. */
export function nearest(field: PlanField): number {
  const { low, high } = boundsOf(field);
  return Math.min(Math.max(0, low), high);
}

/** The smallest and the largest number that a field takes. */
export function boundsOf({ type, min, max }: PlanField): {
  readonly low: number;
  readonly high: number;
} {
  if (type === 'boolean') return { low: 0, high: 1 };
  return type === 'integer'
    ? {
        low: Math.max(Math.ceil(min ?? -Infinity), Number.MIN_SAFE_INTEGER),
        high: Math.min(Math.floor(max ?? Infinity), Number.MAX_SAFE_INTEGER),
      }
    : { low: min ?? -Infinity, high: max ?? Infinity };
}
