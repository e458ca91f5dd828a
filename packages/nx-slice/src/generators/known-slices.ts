import { createProjectGraphAsync, type Tree } from '@nx/devkit';
import { inertLine } from '@nx-slice/pipeline';
import type { SliceProject } from '../job/slice-project.js';

/**
 * The slices of the workspace, by the names of their projects.
 *
 * @throws {Error} there is none of that name
 */
export async function knownSlices(
  tree: Tree,
  name?: string,
): Promise<readonly SliceProject[]> {
  const graph = await createProjectGraphAsync();
  const nodes = Object.values(graph.nodes);
  const roots = new Map(nodes.map((node) => [node.name, node.data.root]));
  const slices = nodes
    .filter(({ data }) => data.tags?.includes('slice') ?? false)
    .map((node): SliceProject => ({
      workspace: tree.root,
      root: node.data.root,
      project: node.name,
      roots,
    }))
    .sort((a, b) => (a.project < b.project ? -1 : 1));
  if (name === undefined) return slices;
  const found = slices.filter(({ project }) => project === name);
  if (found.length > 0) return found;
  const known = slices.map(({ project }) => inertLine(project));
  throw new Error(
    `There is no slice ${JSON.stringify(name)}; ${known.length === 0 ? 'there is none at all' : `there are ${known.join(', ')}`}`,
  );
}
