import { join, posix } from 'node:path';
import type { Contract, LayerPromise, SourceFile } from '@nx-slice/schemas';
import { readText } from '../edge/files.js';
import { DECLARATIONS } from './typecheck.js';

const IMPORTS = /(?:from|import)\s*\(?\s*['"](\.[^'"]*)['"]/g;

export interface ContractSource {
  /** The layer's public modules. */
  readonly entries: readonly string[];
  /** The layer's own folders: what lies elsewhere is another layer's to promise. */
  readonly roots: readonly string[];
  /** What the agent claims. */
  readonly promises: readonly LayerPromise[];
}

/**
 * What a layer really exports: the declarations that the compiler emitted for its entries, and for the files
 * of its own that those refer to. References to other layers stay references.
 *
 * @param folder the workspace in which `typecheck` ran
 */
export function readContract(
  folder: string,
  layer: string,
  { entries, roots, promises }: ContractSource,
): Contract {
  const found = new Map<string, SourceFile>();
  const visit = (source: string): void => {
    const path = source.replace(/\.tsx?$/, '.d.ts');
    if (found.has(path) || !roots.some((root) => path.startsWith(root))) return;
    const content = readText(join(folder, DECLARATIONS, path));
    if (content === undefined) return;
    found.set(path, { path, content });
    for (const [, specifier = ''] of content.matchAll(IMPORTS)) {
      const target = posix.join(posix.dirname(path), specifier);
      visit(`${target}.ts`);
      visit(`${target}/index.ts`);
    }
  };
  entries.forEach(visit);
  return {
    version: 1,
    layer,
    declarations: [...found.values()].sort(byKey(({ path }) => path)),
    promises: [...promises].sort(byKey(({ name, kind }) => `${name} ${kind}`)),
  };
}

const byKey =
  <T>(key: (item: T) => string) =>
  (a: T, b: T): number => {
    const [left, right] = [key(a), key(b)];
    return left < right ? -1 : left > right ? 1 : 0;
  };
