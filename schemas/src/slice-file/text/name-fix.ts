import type { z } from 'zod';
import {
  entityNameSchema,
  fieldNameSchema,
  referredNameSchema,
  sliceNameSchema,
} from '../../slice-names.js';
import type { Path } from '../slice-file.js';

const wordsOf = (text: string): readonly string[] =>
  text.match(/[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z0-9]+/g) ?? [];

const kebab = (text: string): string => wordsOf(text).join('-').toLowerCase();

const pascal = (text: string): string =>
  wordsOf(text)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

const camel = (text: string): string => {
  const name = pascal(text);
  return name.charAt(0).toLowerCase() + name.slice(1);
};

/** `Tasks/project` → `tasks/Project`; a name without a slice stays one. */
const referred = (text: string): string => {
  const [slice = '', ...entity] = text.split('/');
  return entity.length === 0
    ? pascal(slice)
    : `${kebab(slice)}/${pascal(entity.join(' '))}`;
};

const styleAt = (
  path: Path,
): readonly [z.ZodString, (text: string) => string] => {
  if (path.length === 1) {
    return [sliceNameSchema, kebab];
  }
  if (path.at(-1) === 'entity' && path.length > 3) {
    return [referredNameSchema, referred];
  }
  const isEntity =
    path.at(-1) === 'entity' || (path[0] === 'entities' && path.length === 3);
  return isEntity ? [entityNameSchema, pascal] : [fieldNameSchema, camel];
};

/** The same words in the style that a name at this path must have, or `null` when they make no name. */
export const nameFix = (written: string, path: Path): string | null => {
  const [schema, restyle] = styleAt(path);
  const name = restyle(written.slice(0, 100));
  return schema.safeParse(name).success ? name : null;
};
