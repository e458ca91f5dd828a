import type { StandardOperation } from '@nx-slice/schemas';
import { plural } from '../../names/words.js';

/** A standard operation of one entity. */
export interface Binding {
  readonly operation: StandardOperation;
  readonly entity: string;
}

/** `list` on `Note` is `listNotes`, `get` on it is `getNote`. */
const usualName = ({ operation, entity }: Binding): string =>
  `${operation}${operation === 'list' ? plural(entity) : entity}`;

/** What it is called when that is taken: `listPersonEntries`, `listPersonEntries2`, … */
const otherName = (
  { operation, entity }: Binding,
  isFree: (name: string) => boolean,
): string => {
  const name = `${operation}${entity}${operation === 'list' ? 'Entries' : 'Entry'}`;
  let candidate = name;
  for (let number = 2; !isFree(candidate); number += 1) {
    candidate = `${name}${String(number)}`;
  }
  return candidate;
};

/**
 * The bindings with a name each. No two names are equal, nor equal to a declared one, even when case is ignored:
 * names become file names. The first that asks for its usual name gets it; only then do the others choose, so that
 * no fallback takes what a later entity's operation would usually be called.
 */
export const nameBindings = (
  bindings: readonly Binding[],
  declared: readonly string[],
): readonly (Binding & { readonly name: string })[] => {
  const taken = new Set(declared.map((name) => name.toLowerCase()));
  const isFree = (name: string) => !taken.has(name.toLowerCase());
  const take = (name: string) => {
    taken.add(name.toLowerCase());
    return name;
  };
  const usual = bindings.map((binding) => {
    const name = usualName(binding);
    return isFree(name) ? take(name) : null;
  });
  return bindings.map((binding, index) => ({
    ...binding,
    name: usual[index] ?? take(otherName(binding, isFree)),
  }));
};
