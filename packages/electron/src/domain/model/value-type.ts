import type { PlanField } from '@nx-slice/schemas';

/** The TypeScript type that every value of a field fits, as code. */
export const valueType = ({ type }: PlanField): string => {
  switch (type) {
    case 'boolean':
      return 'boolean';
    case 'integer':
    case 'number':
      return 'number';
    case 'string':
    case 'text':
    case 'enum':
    case 'date':
    case 'datetime':
    case 'reference':
      return 'string';
  }
};
