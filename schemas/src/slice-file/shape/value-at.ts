import type { Path } from '../slice-file.js';

/** A member of a JSON value that is its own, not inherited; `undefined` when there is none. */
export const memberOf = (value: unknown, key: string | number): unknown => {
  if (
    typeof value !== 'object' ||
    value === null ||
    !Object.hasOwn(value, key)
  ) {
    return undefined;
  }
  const member: unknown = Reflect.get(value, key);
  return member;
};

/** The value at a path, or `undefined` when there is none. */
export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(memberOf, value);
