import { posix } from 'node:path';
import type { SliceRegistration } from '@nx-slice/pipeline';
import { camel, pascal, sentence } from '../names/words.js';
import { usedEntities, type UsedEntity } from './uses.js';

/** A slice as an app's generated files name it. */
export interface RegisteredSlice {
  /** In kebab case; also the name of its route and of its bridge. */
  readonly name: string;
  /** What a person reads. */
  readonly title: string;
  readonly pascal: string;
  readonly camel: string;
  /** How a generated file imports some names of one of its modules, which it gives as `db` or `ipc/main`. */
  readonly importOf: (
    kind: 'import' | 'import type',
    names: readonly string[],
    module: string,
  ) => string;
  /** What a name of this slice is called in the generated files. */
  readonly local: (name: string) => string;
  readonly refersTo: NonNullable<SliceRegistration['refersTo']>;
  /** What other slices refer to. */
  readonly used: readonly UsedEntity[];
}

/**
 * Slices by name, ready to be imported next to each other. `a1b` and `a-1b` both call their page `A1bPage`:
 * from the second one on, names get a number.
 *
 * @param folder of the generated file, relative to the workspace
 */
export function registeredSlices(
  slices: readonly SliceRegistration[],
  folder: string,
): readonly RegisteredSlice[] {
  const taken = new Map<string, number>();
  const sorted = slices.toSorted(byName);
  return sorted.map(({ name, root, refersTo = [] }) => {
    const own = pascal(name);
    const suffix = suffixOf(own, taken);
    const local = (text: string) => `${text}${suffix}`;
    return {
      name,
      title: sentence(name),
      pascal: own,
      camel: camel(name),
      local,
      refersTo,
      used: usedEntities(name, sorted),
      importOf: (kind, names, module) => {
        const bindings = names.map((text) =>
          suffix === '' ? text : `${text} as ${local(text)}`,
        );
        const from = relativeModule(folder, `${root}/src/${module}`);
        return `${kind} { ${bindings.join(', ')} } from '${from}';`;
      },
    };
  });
}

/** By code units: the same on every machine. */
const byName = (
  one: { readonly name: string },
  other: { readonly name: string },
): number => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0);

/** Nothing for the first who wants a name, then `_2`, `_3`, … No name of a slice holds an underscore. */
function suffixOf(name: string, taken: Map<string, number>): string {
  const count = (taken.get(name) ?? 0) + 1;
  taken.set(name, count);
  return count === 1 ? '' : `_${String(count)}`;
}

function relativeModule(folder: string, module: string): string {
  const path = posix.relative(folder, module);
  return path.startsWith('.') ? path : `./${path}`;
}
