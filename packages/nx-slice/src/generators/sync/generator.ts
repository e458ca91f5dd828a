import { createProjectGraphAsync, readNxJson, type Tree } from '@nx/devkit';
import { isFine, printDiagnostic, printDrift } from '@nx-slice/pipeline';
import { check } from '../../job/check.js';
import { optionsIn } from '../../options.js';

/** What Nx prints when a workspace is out of sync. */
interface SyncResult {
  readonly outOfSyncMessage?: string;
  readonly outOfSyncDetails?: string[];
}

/**
 * `nx sync:check`: the sources and registrations are what the artifacts say. `nx sync` writes what is missing or
 * stale; what a person edited stays, and what can only be settled by generating is named.
 */
export default async function sync(tree: Tree): Promise<SyncResult> {
  const graph = await createProjectGraphAsync();
  const nodes = Object.values(graph.nodes);
  const checked = await check(
    {
      workspace: tree.root,
      roots: new Map(nodes.map(({ name, data }) => [name, data.root])),
      slices: nodes
        .filter(({ data }) => data.tags?.includes('slice') ?? false)
        .map(({ name }) => name),
      options: optionsIn(readNxJson(tree)),
    },
    {
      signal: new AbortController().signal,
      onEvent: () => undefined,
      warn: () => undefined,
    },
  );
  if (!checked.ok)
    throw new Error(
      checked.error.map((item) => printDiagnostic(item)).join('\n'),
    );
  const { problems } = checked.value;
  const drift = checked.value.drift.filter((item) => !isFine(item));
  for (const { kind, file, content } of drift) {
    if (content !== null) tree.write(file, content);
    else if (kind === 'left over') tree.delete(file);
  }
  if (problems.length + drift.length === 0) return {};
  return {
    outOfSyncMessage:
      'The slices are not what their artifacts say. Run nx run slice:generate.',
    outOfSyncDetails: [
      ...problems.map((item) => printDiagnostic(item)),
      ...printDrift(drift).split('\n').filter(Boolean),
    ],
  };
}
