import { z } from 'zod';

/** Longest name of a slice, an entity, a field or an operation, in UTF-16 code units. */
const MAX_NAME = 40;

/**
 * A name that generated code can use as it is. What the rule expects is said once, here, and reads on as
 * "expected …": diagnostics are made of it.
 */
const name = (pattern: RegExp, expected: string) =>
  z
    .string()
    .regex(pattern, expected)
    .max(MAX_NAME, `at most ${String(MAX_NAME)} characters`);

export const sliceNameSchema = name(
  /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
  'a name in kebab case, such as "shopping-list"',
);

export const entityNameSchema = name(
  /^[A-Z][A-Za-z0-9]*$/,
  'a name in Pascal case, such as "OrderLine"',
);

/** An entity of this slice, `Note`, or of another one, `tasks/Project`. */
export const referredNameSchema = z
  .string()
  .regex(/^(?:[a-z][a-z0-9]*(?:-[a-z0-9]+)*\/)?[A-Z][A-Za-z0-9]*$/, {
    error: ({ input }) =>
      String(input).includes('/')
        ? 'the name of a slice and of one of its entities, such as "orders/OrderLine"'
        : 'a name in Pascal case, such as "OrderLine"',
  })
  .max(2 * MAX_NAME + 1, `at most ${String(MAX_NAME)} characters in each name`);

export const fieldNameSchema = name(
  /^[a-z][A-Za-z0-9]*$/,
  'a name in camel case, such as "dueOn"',
);

export const operationNameSchema = name(
  /^[a-z][A-Za-z0-9]*$/,
  'a name in camel case, such as "listByStatus"',
);

/** A field's name with an optional `-` before it, for descending order. */
export const orderSchema = z
  .string()
  .regex(
    /^-?[a-z][A-Za-z0-9]*$/,
    'a field name, with "-" before it for descending order',
  )
  .max(MAX_NAME + 1, `at most ${String(MAX_NAME)} characters`);
