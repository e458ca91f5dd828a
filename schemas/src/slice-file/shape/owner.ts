import type { z } from 'zod';
import { FIELD_TYPES } from '../../field-types.js';
import { sliceFieldSchema } from '../../slice-field.js';
import {
  intentOperationSchema,
  queryOperationSchema,
  setOperationSchema,
} from '../../slice-operation.js';
import { sliceEntitySchema, sliceSchema } from '../../slice.js';
import type { Path } from '../slice-file.js';
import { memberOf, valueAt } from './value-at.js';

/** The keys that each type of field may have. */
const keysByType = new Map<string, readonly string[]>(
  sliceFieldSchema.options.map((option) => [
    option.shape.type.value,
    Object.keys(option.shape),
  ]),
);

/** Which form of operation an object was meant to be, by its kind and by what it says; `null` when its kind is none. */
export const operationFormOf = (operation: unknown) => {
  switch (memberOf(operation, 'kind')) {
    case 'query':
      return queryOperationSchema;
    case 'command':
      return memberOf(operation, 'set') === undefined &&
        memberOf(operation, 'intent') !== undefined
        ? intentOperationSchema
        : setOperationSchema;
    default:
      return null;
  }
};

const keysOf = (schema: z.ZodObject | null): readonly string[] =>
  schema === null ? [] : Object.keys(schema.shape);

/** The keys that the object at a path may have. */
export const keysAt = (document: unknown, path: Path): readonly string[] => {
  const [part, , list] = path;
  if (path.length === 0) {
    return keysOf(sliceSchema);
  }
  const value = valueAt(document, path);
  if (list !== undefined) {
    return keysByType.get(String(memberOf(value, 'type'))) ?? [];
  }
  return part === 'entities'
    ? keysOf(sliceEntitySchema)
    : keysOf(operationFormOf(value));
};

/** The types of field that have a key. */
export const typesWith = (key: string): readonly string[] =>
  FIELD_TYPES.filter((type) => keysByType.get(type)?.includes(key));
