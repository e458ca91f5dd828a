import type { PlanField } from '@nx-slice/schemas';
import { isFilled } from '../../../domain/model/sample-text.js';
import { sqlText } from '../../../text.js';
import { boundsOf } from './filling.js';
import { sqlValue } from './sql-value.js';

/** One step on the way from what is stored to what the new plan allows. */
export interface Fit {
  readonly sql: string;
  /** What goes on the way; `null`: nothing. */
  readonly loss: string | null;
  /** Some values can be brought to nothing near them. */
  readonly fallsBack: boolean;
}

/**
 * Brings converted values within what a field allows now. What is not set stays so.
 *
 * @param value an expression
 * @param fallback what stands in for a value that can be brought to nothing near it
 */
export function fit(
  before: PlanField,
  after: PlanField,
  value: string,
  fallback: string,
): readonly Fit[] {
  switch (after.type) {
    case 'integer':
    case 'number':
      return clamp(before, after, value);
    case 'string':
    case 'text':
      return fitText(before, after, value, fallback);
    case 'enum':
      return fitEnum(before, after, value, fallback);
    case 'boolean':
    case 'date':
    case 'datetime':
    case 'reference':
      return [];
  }
}

function clamp(
  before: PlanField,
  after: PlanField,
  value: string,
): readonly Fit[] {
  const old = boundsOf(before);
  const { low, high } = boundsOf(after);
  const isLower = low > old.low;
  const isHigher = high < old.high;
  if (!isLower && !isHigher) return [];
  const number = (bound: number): string =>
    after.type === 'number' && Number.isInteger(bound)
      ? `cast(${sqlText(bound)} as real)`
      : sqlText(bound);
  const raised = isLower ? `max(${number(low)}, ${value})` : value;
  return [
    {
      sql: isHigher ? `min(${number(high)}, ${raised})` : raised,
      loss: `values ${[
        ...(isLower ? [`below ${low}`] : []),
        ...(isHigher ? [`above ${high}`] : []),
      ].join(' or ')}: they become the nearest one that is allowed`,
      fallsBack: false,
    },
  ];
}

/** All that JavaScript's `trim` takes away. */
const BLANKS = `char(${[9, 10, 11, 12, 13, 32, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200, 8201, 8202, 8232, 8233, 8239, 8287, 12288, 65279].join(', ')})`;
const trimmed = (value: string): string => `trim(${value}, ${BLANKS})`;

function fitText(
  before: PlanField,
  after: PlanField,
  value: string,
  fallback: string,
): readonly Fit[] {
  const steps: Fit[] = [];
  let sql = value;
  const step = (next: string, loss: string, fallsBack = false): void => {
    sql = next;
    steps.push({ sql, loss, fallsBack });
  };
  const limit = after.maxLength ?? Infinity;
  if (longest(before) > limit) {
    const short = cut(sql, limit);
    step(
      after.type === 'string' ? trimmed(short) : short,
      `what is longer than ${limit} characters: it is cut`,
    );
  }
  const mayBeBlank =
    before.type === 'text' || (before.type === 'string' && !isFilled(before));
  if (after.type === 'string' && before.type === 'text') {
    step(trimmed(sql), 'blanks at both ends');
  }
  if (isFilled(after) && mayBeBlank) {
    step(
      `case when ${sql} = '' then ${fallback} else ${sql} end`,
      'empty texts',
      true,
    );
  }
  return steps;
}

/** In UTF-16 code units. */
function longest({ type, maxLength, values }: PlanField): number {
  switch (type) {
    case 'string':
    case 'text':
      return maxLength ?? Infinity;
    case 'enum':
      return Math.max(0, ...(values ?? []).map(({ length }) => length));
    case 'boolean':
      return 'false'.length;
    case 'integer':
      return String(Number.MIN_SAFE_INTEGER).length;
    case 'date':
      return 'YYYY-MM-DD'.length;
    case 'datetime':
      return 'YYYY-MM-DDTHH:MM:SS.sssZ'.length;
    case 'number':
    case 'reference':
      return Infinity;
  }
}

/**
 * A text cut to so many UTF-16 code units, of which a character beyond the basic plane takes two. SQLite counts
 * characters, so the number of those that fit is counted one by one.
 */
export const cut = (value: string, limit: number): string =>
  [
    `case when length(${value}) * 2 <= ${limit} then ${value} else substr(${value}, 1, (`,
    `with recursive "fits" ("count", "units") as (select 0, 0 union all`,
    `select "count" + 1, "units" + 1 + (unicode(substr(${value}, "count" + 1, 1)) > 65535) from "fits"`,
    `where "count" < length(${value}) and "units" + 1 + (unicode(substr(${value}, "count" + 1, 1)) > 65535) <= ${limit})`,
    `select max("count") from "fits")) end`,
  ].join(' ');

function fitEnum(
  before: PlanField,
  after: PlanField,
  value: string,
  fallback: string,
): readonly Fit[] {
  const allowed = after.values ?? [];
  const gone =
    before.type === 'enum'
      ? (before.values ?? []).filter((one) => !allowed.includes(one))
      : null;
  if (gone?.length === 0) return [];
  const list = allowed.map((one) => sqlValue(one)).join(', ');
  const which =
    gone === null
      ? 'values that are not on the list'
      : `the ${gone.length === 1 ? 'value' : 'values'} ${gone.map((one) => JSON.stringify(one)).join(', ')}`;
  return [
    {
      sql: `case when ${value} is null or ${value} in (${list}) then ${value} else ${fallback} end`,
      loss: `${which}: ${fallback === 'null' ? 'it is not set there' : `${fallback} takes their place`}`,
      fallsBack: true,
    },
  ];
}
