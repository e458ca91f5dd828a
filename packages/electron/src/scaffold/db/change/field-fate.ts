import type { PlanField } from '@nx-slice/schemas';
import { conversionOf } from './convert.js';
import { fillingOf } from './filling.js';
import { cut, fit } from './fit.js';

/** What becomes of a field's values. */
export interface FieldFate {
  /** What a row gets, as an expression over the old one. */
  readonly sql: string;
  /** Its column stays, with other values at most. */
  readonly isKept: boolean;
  /** Whether `sql` can stand as the default of a column that is added. */
  readonly isConstant: boolean;
  /** What goes, in a few words each. */
  readonly losses: readonly string[];
  /** What a value becomes that a row before it has already, as an expression over the new row; `null`: none may. */
  readonly repeated: string | null;
  /** Why it cannot be done; `null` when it can. */
  readonly problem: string | null;
}

/** Room for the number of a row behind a text, and the sign before it. */
const NUMBER = 20;

/**
 * @param before the field of this name in the plan of then; `undefined` when it is new
 * @param column of then and of now, quoted
 * @param rowid the number of a row
 */
export function fieldFate(
  before: PlanField | undefined,
  after: PlanField,
  column: { readonly before: string; readonly after: string },
  rowid: string,
): FieldFate {
  const conversion = before ? conversionOf(before, after) : null;
  const filling = fillingOf(after);
  const fallback = after.optional ? 'null' : (filling?.sql ?? null);
  if (!before || !conversion) {
    return {
      sql: fallback ?? 'null',
      isKept: false,
      isConstant: after.optional || (filling?.isConstant ?? false),
      losses: before
        ? [
            before.type === after.type
              ? `all values: they refer to ${before.entity ?? ''}`
              : `all values: a ${before.type} cannot become a ${after.type}`,
          ]
        : [],
      repeated: null,
      problem: fallback === null ? NO_VALUE : null,
    };
  }
  const converted = conversion.sql(column.before);
  const steps = fit(before, after, converted, fallback ?? 'null');
  const losses = [
    ...(conversion.loss === null ? [] : [conversion.loss]),
    ...steps.flatMap(({ loss }) => (loss === null ? [] : [loss])),
  ];
  const fitted = steps.at(-1)?.sql ?? converted;
  const isFilled = before.optional && !after.optional;
  if (isFilled && after.default === null) {
    losses.push('that it is not set: every row gets a value');
  }
  const mayRepeat = after.unique && (!before.unique || losses.length > 0);
  if (mayRepeat) {
    losses.push(
      'values that repeat: only the oldest row that has one keeps it',
    );
  }
  const repeated = mayRepeat ? distinct(after, column.after, rowid) : null;
  const needsFallback = isFilled || steps.some(({ fallsBack }) => fallsBack);
  const problem =
    !after.optional && fallback === null && needsFallback
      ? NO_VALUE
      : mayRepeat && repeated === null
        ? 'rows may have the same value, and none can be made up'
        : null;
  return {
    sql: isFilled ? `coalesce(${fitted}, ${fallback ?? 'null'})` : fitted,
    isKept: true,
    isConstant: false,
    losses,
    repeated,
    problem,
  };
}

const NO_VALUE = 'there is no value that the rows which are there could get';

/** `null`: no value can be made up. */
function distinct(
  { optional, type, maxLength }: PlanField,
  column: string,
  rowid: string,
): string | null {
  if (optional) return 'null';
  const room = (maxLength ?? 0) - NUMBER;
  return (type === 'string' || type === 'text') && room > 0
    ? `${cut(column, room)} || '~' || ${rowid}`
    : null;
}
