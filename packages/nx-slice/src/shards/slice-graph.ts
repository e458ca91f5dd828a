import type { ProjectGraph } from '@nx/devkit';
// Not part of Nx's public interface, but exported; the public way is another nx process that writes a file.
import { createTaskGraph } from 'nx/src/tasks-runner/create-task-graph.js';
import type { TaskEdges } from './divide.js';

/** The tag that the plugin gives to every slice. */
const SLICE = 'slice';

export interface SliceGraph {
  /** Project names. */
  readonly slices: readonly string[];
  readonly edges: TaskEdges;
}

/** The slices of a workspace, and the tasks that Nx would run to generate all of them. */
export function sliceGraph(graph: ProjectGraph): SliceGraph {
  const slices = Object.values(graph.nodes)
    .filter(({ data }) => data.tags?.includes(SLICE) ?? false)
    .map(({ name }) => name);
  const { tasks, dependencies } = createTaskGraph(
    graph,
    {},
    slices,
    ['generate'],
    undefined,
    {},
  );
  return {
    slices,
    edges: {
      projects: new Map(
        Object.values(tasks).map(({ id, target }) => [id, target.project]),
      ),
      needs: new Map(Object.entries(dependencies)),
    },
  };
}
