import type { Scope } from 'eslint';

/** Whether a reference stands for something at run time. The parser for TypeScript knows those that mean a type only. */
export const isValue = (reference: Scope.Reference): boolean =>
  !('isValueReference' in reference) || reference.isValueReference === true;
