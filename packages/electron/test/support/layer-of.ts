import type { SourceFile } from '@nx-slice/schemas';
import { formatFiles } from '../../src/format-files.js';
import type { LayerTemplate } from '../../src/scaffold/layer-template.js';
import { SEES } from '../../src/sees.js';
import { planOf } from './build-slice.js';

export interface LayerFiles {
  /** Formatted text by path. */
  readonly files: ReadonlyMap<string, string>;
  /** Names that the layer promises to export. */
  readonly promised: readonly string[];
}

/** One layer of a spec, from the part of the plan that it sees. */
export async function layerOf(
  template: LayerTemplate,
  layer: string,
  spec: object,
): Promise<LayerFiles> {
  const sees = SEES[layer];
  if (!sees) throw new Error(`There is no layer ${layer}`);
  const { files, contracts } = template(sees(planOf(spec)));
  return {
    files: byPath(await formatFiles(files)),
    promised: contracts.map(({ name }) => name),
  };
}

const byPath = (files: readonly SourceFile[]): ReadonlyMap<string, string> =>
  new Map(files.map(({ path, content }) => [path, content]));

/** Names that an index file exports, sorted. */
export const exportedNames = (index: string): readonly string[] =>
  [...index.matchAll(/export \{([^}]*)\}/g)]
    .flatMap(([, names = '']) => names.split(','))
    .map((name) => name.trim().replace(/^type /, ''))
    .filter((name) => name !== '')
    .sort();

/** Exports of a layer's modules that no other of its modules mentions; types of props are for readers. */
export function deadExports(
  files: ReadonlyMap<string, string>,
): readonly string[] {
  const sources = [...files].filter(([path]) => path.startsWith('src/'));
  return sources.flatMap(([path, content]) =>
    [...content.matchAll(/^export (?:const|function|interface|type) (\w+)/gm)]
      .map(([, name = '']) => name)
      .filter((name) => !name.endsWith('Props'))
      .filter(
        (name) =>
          !sources.some(
            ([other, text]) =>
              other !== path && new RegExp(`\\b${name}\\b`).test(text),
          ),
      )
      .map((name) => `${path} ${name}`),
  );
}
