import type { Diagnostic } from '@nx-slice/schemas';
import { decide } from '../apply/decide-slice.js';
import type { Change } from '../apply/change-set.js';
import { findAppliedSlices } from '../apply/find-slices.js';
import { registrationChanges } from '../apply/registration-changes.js';
import { diagnostic } from '../diagnostics.js';
import type { Job } from '../job.js';
import type { Stack } from '../stack.js';

/** Where a file is not what the artifacts say. */
export interface Drift {
  /**
   * - `edited`: a person changed or removed it, and the layer has nothing new to say: fine.
   * - `missing`, `stale`, `left over`: generate has not been run since the artifacts changed.
   * - `conflict`: a person and the layer both changed it.
   */
  readonly kind: 'edited' | 'missing' | 'stale' | 'left over' | 'conflict';
  /** Relative to the workspace. */
  readonly file: string;
  /** What should be there; `null`: nothing, or it is for a person to say. */
  readonly content: string | null;
}

export interface Checked {
  readonly drift: readonly Drift[];
  /** Artifacts that cannot be used as they are. */
  readonly problems: readonly Diagnostic[];
}

export const isFine = ({ kind }: Drift): boolean => kind === 'edited';

/**
 * Whether sources, registrations and artifacts of a workspace agree. Asks nobody, runs nothing, writes nothing.
 *
 * @param jobs one for each slice
 * @param app the app's folder, relative to the workspace
 */
export async function checkWorkspace({
  workspace,
  jobs,
  stack,
  app,
}: {
  readonly workspace: string;
  readonly jobs: readonly Job[];
  readonly stack: Stack;
  readonly app: string;
}): Promise<Checked> {
  const drift: Drift[] = [];
  const problems: Diagnostic[] = [];
  for (const job of jobs) {
    const decided = await decide(job);
    if (decided.ok) {
      drift.push(...decided.value.changes.flatMap(driftIn(job.root)));
    } else problems.push(...decided.error.map(below(job.root)));
  }
  const found = await findAppliedSlices(workspace);
  if (!found.ok) return { drift, problems: [...problems, ...found.error] };
  const { present, orphans } = found.value;
  const shared = await registrationChanges({ workspace, stack, app }, present);
  if (!shared.ok) return { drift, problems: [...problems, ...shared.error] };
  return {
    drift: [...drift, ...shared.value.flatMap(driftIn(''))],
    problems: [...problems, ...orphans.map(orphaned)],
  };
}

const driftIn =
  (root: string) =>
  (change: Change): readonly Drift[] => {
    const file = root === '' ? change.path : `${root}/${change.path}`;
    switch (change.kind) {
      case 'unchanged':
        return [];
      case 'keep':
        return [{ kind: 'edited', file, content: null }];
      case 'conflict':
        return [{ kind: 'conflict', file, content: null }];
      case 'create':
        return [{ kind: 'missing', file, content: change.after }];
      case 'update':
        return [{ kind: 'stale', file, content: change.after }];
      // Written only by generate: what comes of a merge has to be judged.
      case 'merge':
      case 'rename':
        return [{ kind: 'stale', file, content: null }];
      case 'delete':
        return [{ kind: 'left over', file, content: null }];
    }
  };

const orphaned = (root: string): Diagnostic =>
  diagnostic({
    code: 'SLICE_GONE',
    stage: 'apply',
    file: root,
    message: `slice.json of ${root} is gone, what was generated from it is not`,
    hint: 'Take it away with npx nx run slice:generate, or restore slice.json from git.',
  });

const below =
  (root: string) =>
  (item: Diagnostic): Diagnostic =>
    item.file === null || item.file.startsWith(`${root}/`)
      ? item
      : { ...item, file: `${root}/${item.file}` };
