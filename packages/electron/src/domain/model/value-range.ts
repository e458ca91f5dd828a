import type { PlanField } from '@nx-slice/schemas';

/** How many values tests may pick from where a field has no bound of its own. */
const WIDTH = 1000;

/** The smallest and the largest number that tests use for a field; `low` is above `high` when none is valid. */
export function valueRange({
  type,
  min,
  max,
}: Pick<PlanField, 'type' | 'min' | 'max'>): {
  readonly low: number;
  readonly high: number;
} {
  const isInteger = type === 'integer';
  const first = isInteger ? 1 : 0.5;
  const low = min ?? (max === null ? first : max - WIDTH);
  const high = max ?? low + WIDTH;
  return isInteger
    ? {
        low: Math.max(Math.ceil(low), Number.MIN_SAFE_INTEGER),
        high: Math.min(Math.floor(high), Number.MAX_SAFE_INTEGER),
      }
    : { low, high };
}
