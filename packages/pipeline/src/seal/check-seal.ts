import type { Diagnostic, Digest, Seal } from '@nx-slice/schemas';
import { diagnostic } from '../diagnostics.js';
import { digestOf } from './digest.js';
import { digestOfSeal } from './make-seal.js';

/** What lies in the folder of a sealed artifact. */
export interface SealedFolder {
  /** Regular files, by name. */
  readonly texts: ReadonlyMap<string, string>;
  /** Links, devices, and what else is no file and no folder. */
  readonly others: readonly string[];
}

export const SEAL_FILE = 'seal.json';

/**
 * Checked at every use: Nx restores what is in its cache and does not look at it, and git merges lines. The
 * folder holds what was sealed, to the byte, and nothing else.
 *
 * @param layer the folder's name
 */
export function checkSeal(
  layer: string,
  seal: Seal,
  { texts, others }: SealedFolder,
): readonly Diagnostic[] {
  const wrong = (file: string, message: string) =>
    diagnostic({
      code: 'SEAL_MISMATCH',
      stage: 'seal',
      layer,
      file: `artifacts/${layer}/${file}`,
      message,
      hint: remedy(seal.slice, layer),
    });
  const sealed = new Map<string, Digest>([
    ['artifact.json', seal.artifact],
    ['contract.json', seal.contract],
    ...seal.documents.map(({ name, digest }) => [name, digest] as const),
  ]);
  return [
    ...(seal.layer === layer
      ? []
      : [
          wrong(
            SEAL_FILE,
            `The seal in artifacts/${layer} is that of ${JSON.stringify(seal.layer)}`,
          ),
        ]),
    ...(digestOfSeal(seal) === seal.seal
      ? []
      : [wrong(SEAL_FILE, `The seal of ${layer} was changed`)]),
    ...[...sealed].flatMap(([name, digest]) => {
      const text = texts.get(name);
      if (text === undefined) {
        return [wrong(name, `${name} of ${layer} was sealed and is missing`)];
      }
      return digestOf(text) === digest
        ? []
        : [
            wrong(
              name,
              `${name} of ${layer} is not the one that was sealed (${short(digest)}, found ${short(digestOf(text))})`,
            ),
          ];
    }),
    ...[...texts.keys()]
      .filter((name) => name !== SEAL_FILE && !sealed.has(name))
      .map((name) => wrong(name, `${name} of ${layer} was never sealed`)),
    ...others.map((name) =>
      wrong(name, `${name} of ${layer} is no file, such as a link`),
    ),
  ];
}

/** As much of a digest as a person compares. */
export const short = (digest: Digest): string => digest.slice(0, 12);

const remedy = (slice: string, layer: string): string =>
  `Restore artifacts/${layer} from git (git checkout -- artifacts/${layer}), or have it made again: npx nx run ${slice}:${layer} --skip-nx-cache`;
