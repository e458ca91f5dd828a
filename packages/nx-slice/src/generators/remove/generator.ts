import { readNxJson, type GeneratorCallback, type Tree } from '@nx/devkit';
import { electronStack } from '@nx-slice/electron';
import { removeSlice } from '@nx-slice/pipeline';
import { ok } from '@nx-slice/schemas';
import { optionsIn } from '../../options.js';
import { knownSlices } from '../known-slices.js';
import { outsideTree } from '../outside-tree.js';

interface RemoveOptions {
  readonly slice: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** Takes a slice away: what was generated, its artifacts, its slice.json, its registration. */
export default async function remove(
  tree: Tree,
  { slice, force = false, json = false }: RemoveOptions,
): Promise<GeneratorCallback> {
  const slices = await knownSlices(tree, slice);
  const { app } = optionsIn(readNxJson(tree));
  return outsideTree(
    'nx-slice:remove',
    async ({ onEvent, signal }, dryRun) => {
      for (const { workspace, root } of slices) {
        const removed = await removeSlice({
          workspace,
          root,
          stack: electronStack(),
          app,
          force,
          dryRun,
          onEvent,
          signal,
        });
        if (!removed.ok) return removed;
      }
      return ok(slices);
    },
    { json },
  );
}
