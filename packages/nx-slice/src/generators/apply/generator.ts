import { readNxJson, type GeneratorCallback, type Tree } from '@nx/devkit';
import type { OnConflict } from '@nx-slice/pipeline';
import { ok } from '@nx-slice/schemas';
import { applyProject } from '../../job/apply-project.js';
import { optionsIn } from '../../options.js';
import { knownSlices } from '../known-slices.js';
import { outsideTree } from '../outside-tree.js';

interface ApplyOptions {
  readonly slice?: string;
  readonly onConflict?: OnConflict;
  readonly allowDestructive?: boolean;
  readonly json?: boolean;
}

/** Writes what was verified, as the target `generate` does, and makes nothing first. */
export default async function apply(
  tree: Tree,
  { slice, onConflict, allowDestructive, json = false }: ApplyOptions,
): Promise<GeneratorCallback> {
  const slices = await knownSlices(tree, slice);
  const options = optionsIn(readNxJson(tree));
  return outsideTree(
    'nx-slice:apply',
    async (context, dryRun) => {
      for (const project of slices) {
        const applied = await applyProject(
          project,
          options,
          { dryRun, onConflict, allowDestructive },
          context,
        );
        if (!applied.ok) return applied;
      }
      return ok(slices);
    },
    { json },
  );
}
