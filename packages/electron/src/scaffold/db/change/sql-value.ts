import type { PlanField } from '@nx-slice/schemas';
import { sqlText } from '../../../text.js';

/** Line breaks would be indented, and a zero ends a statement. */
const CONTROL = /(\p{Cc}+)/u;

/** A value as an expression of SQL, on one line. */
export function sqlValue(value: NonNullable<PlanField['default']>): string {
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value === 'number') return sqlText(value);
  if (!CONTROL.test(value)) return sqlText(value);
  return `(${value
    .split(CONTROL)
    .filter((part) => part !== '')
    .map((part) => (CONTROL.test(part) ? codes(part) : sqlText(part)))
    .join(' || ')})`;
}

const codes = (text: string): string =>
  `char(${text
    .split('')
    .map((unit) => unit.charCodeAt(0))
    .join(', ')})`;
