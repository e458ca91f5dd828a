import type { PlanField } from '@nx-slice/schemas';
import { literal, quote } from '../../text.js';
import { isFilled } from './sample-text.js';

/** Which number or list a rule refers to, as code. */
export type Bounds = (
  part: 'maxLength' | 'min' | 'max' | 'values',
) => string | undefined;

/** The bounds of a field as literals. */
export const inlineBounds =
  (field: PlanField): Bounds =>
  (part) => {
    if (part === 'values')
      return `[${(field.values ?? []).map(quote).join(', ')}]`;
    const bound = field[part];
    return bound === null ? undefined : literal(bound);
  };

/** A field's zod schema as code: bare, without its default and whether it may be absent. */
export function fieldRule(field: PlanField, bounds: Bounds): string {
  const call = (method: string, part: 'maxLength' | 'min' | 'max'): string => {
    const bound = bounds(part);
    return bound === undefined ? '' : `.${method}(${bound})`;
  };
  switch (field.type) {
    case 'string':
      return `z.string().trim()${isFilled(field) ? '.min(1)' : ''}${call('max', 'maxLength')}`;
    case 'text':
      return `z.string()${call('max', 'maxLength')}`;
    case 'boolean':
      return 'z.boolean()';
    case 'integer':
      return `z.int()${call('min', 'min')}${call('max', 'max')}`;
    case 'number':
      return `z.number()${call('min', 'min')}${call('max', 'max')}`;
    case 'enum':
      return `z.enum(${bounds('values') ?? '[]'})`;
    case 'date':
      return 'z.iso.date()';
    case 'datetime':
      return 'timestampSchema';
    case 'reference':
      return 'idSchema';
  }
}
