import type { PlanField } from '@nx-slice/schemas';

/** The bounds that the table enforces as well; `null` where there is none. */
export const checkedBounds = ({
  type,
  min,
  max,
}: PlanField): { readonly min: number | null; readonly max: number | null } =>
  type === 'integer' || type === 'number'
    ? { min: exact(min), max: exact(max) }
    : { min: null, max: null };

/** SQLite reads longer decimals inexactly, and would refuse a bound that the contract accepts. */
const exact = (bound: number | null): number | null =>
  bound !== null && Number(bound.toPrecision(15)) === bound ? bound : null;
