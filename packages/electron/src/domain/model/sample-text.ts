import type { PlanField } from '@nx-slice/schemas';

/** Room for a space and six digits. */
const ROOM = 7;

const fits = (label: string, maxLength: number): boolean =>
  maxLength > ROOM && label.slice(0, maxLength - ROOM).trim() !== '';

/** The text before the number in a unique sample, with the space; empty when there is no room for one. */
export const numberedPrefix = (
  { maxLength }: PlanField,
  label: string,
): string =>
  fits(label, maxLength ?? Infinity)
    ? `${label.slice(0, (maxLength ?? Infinity) - ROOM).trim()} `
    : '';

/** A text that says which field it fills, cut to the field's length. */
export const sampleText = ({ maxLength }: PlanField, label: string): string =>
  label.slice(0, maxLength ?? undefined).trim();

/** Whether an empty text is refused. A default that is empty itself allows it. */
export const isFilled = (field: PlanField): boolean =>
  field.type === 'string' && trimmedDefault(field) !== '';

/** A string is trimmed where it comes in; its default does not come in, so it is trimmed here. */
export const trimmedDefault = (field: PlanField): PlanField['default'] =>
  field.type === 'string' && typeof field.default === 'string'
    ? field.default.trim()
    : field.default;
