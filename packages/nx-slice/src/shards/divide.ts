/** The part of Nx's task graph that shards are made from. */
export interface TaskEdges {
  /** The project of each task, by the task's id. */
  readonly projects: ReadonlyMap<string, string>;
  /** The ids of the tasks that a task waits for, by its id. */
  readonly needs: ReadonlyMap<string, readonly string[]>;
}

/** Slices for one machine: none of their tasks needs a task of another shard's slices. */
export interface Shard {
  /** From 1. */
  readonly shard: number;
  /** How many shards there are; fewer than were asked for when there is no more to divide. */
  readonly of: number;
  /** Project names, sorted, separated by commas: what `nx run-many --projects` takes. */
  readonly projects: string;
}

interface Group {
  readonly slices: readonly string[];
  readonly tasks: number;
}

/**
 * Divides slices among at most `count` machines. Slices whose tasks need one another stay together; the largest
 * group goes first, always to the shard with the fewest tasks. The same graph gives the same shards whatever the
 * order in which it is given: each machine may work them out for itself.
 *
 * @param slices project names; tasks of other projects connect what is above and below them, and weigh nothing
 * @param count at least 1
 */
export function divide(
  edges: TaskEdges,
  slices: readonly string[],
  count: number,
): readonly Shard[] {
  const bins: Group[] = Array.from({ length: count }, () => ({
    slices: [],
    tasks: 0,
  }));
  for (const group of [...groups(edges, slices)].sort(largestFirst)) {
    const lightest = bins.reduce(
      (best, bin, at) => (bin.tasks < (bins[best]?.tasks ?? 0) ? at : best),
      0,
    );
    const bin = bins[lightest];
    bins[lightest] = {
      slices: [...(bin?.slices ?? []), ...group.slices].sort(),
      tasks: (bin?.tasks ?? 0) + group.tasks,
    };
  }
  const filled = bins.filter(({ slices: held }) => held.length > 0);
  return filled.map(({ slices: held }, index) => ({
    shard: index + 1,
    of: filled.length,
    projects: held.join(','),
  }));
}

const largestFirst = (a: Group, b: Group): number =>
  b.tasks - a.tasks || ((a.slices[0] ?? '') < (b.slices[0] ?? '') ? -1 : 1);

/** Slices that need one another, directly or through tasks of other projects. */
function groups(
  { projects, needs }: TaskEdges,
  slices: readonly string[],
): readonly Group[] {
  const tasksOf = new Map<string, string[]>(slices.map((name) => [name, []]));
  for (const [id, project] of projects) tasksOf.get(project)?.push(id);

  const parents = new Map(slices.map((name) => [name, name]));
  const rootOf = (slice: string): string => {
    const parent = parents.get(slice) ?? slice;
    return parent === slice ? slice : rootOf(parent);
  };
  for (const [slice, tasks] of tasksOf) {
    const seen = new Set(tasks);
    const queue = [...tasks];
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      const project = projects.get(id);
      if (project !== undefined && project !== slice && tasksOf.has(project)) {
        parents.set(rootOf(slice), rootOf(project));
        continue; // What that slice needs connects that slice.
      }
      for (const need of needs.get(id) ?? []) {
        if (!seen.has(need)) queue.push(need);
        seen.add(need);
      }
    }
  }

  const found = new Map<string, Group>();
  for (const slice of [...tasksOf.keys()].sort()) {
    const root = rootOf(slice);
    const group = found.get(root) ?? { slices: [], tasks: 0 };
    found.set(root, {
      slices: [...group.slices, slice],
      // A slice of no task takes its place all the same.
      tasks: group.tasks + Math.max(1, tasksOf.get(slice)?.length ?? 0),
    });
  }
  return [...found.values()];
}
