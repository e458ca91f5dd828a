import type { Diagnostic } from '@nx-slice/schemas';
import { join } from 'node:path';
import { diagnostic } from '../diagnostics.js';
import { trackedText } from '../edge/tracked-text.js';
import type { Job } from '../job.js';
import { PLAN } from '../plan/seal-plan.js';
import { digestOf } from './digest.js';
import type { Sealed } from './make-seal.js';

type Site = Pick<
  Job,
  'frozen' | 'slice' | 'workspace' | 'root' | 'stack' | 'store' | 'signal'
>;

/**
 * What a frozen run uses and git does not have. Seals hold no secret: whoever may write to a cache can seal code
 * that passes every gate. Where no agent may be asked nothing is newly made, so that git has to have it all.
 *
 * It compares what an agent wrote: seals and contracts may be written anew when the gate is another one, and are
 * checked against it. Where git does not have the slice itself (no repository, say), there is nothing to go by.
 */
export async function uncommitted(site: Site): Promise<readonly Diagnostic[]> {
  const { frozen, workspace, root, stack, store, signal } = site;
  const folder = join(workspace, root);
  const textOf = (path: string) => trackedText(folder, path, signal);
  if (!frozen || (await textOf('slice.json')) === undefined) return [];
  const found = await Promise.all(
    [PLAN, ...stack.layers.map(({ name }) => name)].map(async (layer) => {
      const read = store.readSealed(layer);
      // What is missing or broken is named where it is used.
      if (!read.ok) return [];
      const file = `artifacts/${layer}/${writtenBy(layer)}`;
      const text = await textOf(file);
      return text !== undefined && digestOf(text) === digestIn(read.value)
        ? []
        : [problem(site, layer, file, text === undefined)];
    }),
  );
  return found.flat();
}

/** The document that the agent wrote; everything else follows from it. */
const writtenBy = (layer: string): string =>
  layer === PLAN ? 'plan.json' : 'artifact.json';

const digestIn = ({ seal }: Sealed) =>
  seal.layer === PLAN
    ? seal.documents.find(({ name }) => name === writtenBy(PLAN))?.digest
    : seal.artifact;

const problem = (
  { slice, root }: Site,
  layer: string,
  file: string,
  isUnknown: boolean,
): Diagnostic =>
  diagnostic({
    code: 'SEAL_NOT_COMMITTED',
    stage: 'seal',
    layer,
    file,
    message: isUnknown
      ? `What stands for ${slice}:${layer} is sealed, and git does not have it: no agent may be asked here, so a cache has brought it, or it was not committed`
      : `What stands for ${slice}:${layer} is sealed, and is not what git has: a cache has brought something else, or it was not committed`,
    hint: `If you made it, commit it (git add ${root}). If not, restore it (git checkout -- ${root}/artifacts/${layer}), run again with --skip-nx-cache, and clear the cache that it came from.`,
  });
