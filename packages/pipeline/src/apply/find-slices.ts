import { join, posix } from 'node:path';
import {
  appliedSchema,
  fail,
  ok,
  planSchema,
  type Applied,
  type Diagnostic,
  type Result,
} from '@nx-slice/schemas';
import { diagnostic } from '../diagnostics.js';
import { readText } from '../edge/files.js';
import { findFiles } from '../edge/find-files.js';
import type { SliceRegistration } from '../stack.js';
import { openArtifactStore } from '../store/artifact-store.js';
import { APPLIED } from './applied-file.js';
import { sliceOf } from './refers-to.js';

export interface AppliedSlices {
  /** Slices that have been applied and still have their slice.json, sorted by name. */
  readonly present: readonly SliceRegistration[];
  /** Folders whose slice.json is gone, but not what was generated from it. */
  readonly orphans: readonly string[];
}

/** A slice as it will be: what will have been written, or `null` when it goes. */
export interface ExpectedSlice {
  readonly root: string;
  readonly applied: Applied | null;
}

/**
 * Fails when one of them cannot be read: left out, it would drop out of the app's registration without a word.
 *
 * @param workspace absolute path
 * @param expected taken for what there will be, whatever is there now
 */
export async function findAppliedSlices(
  workspace: string,
  expected?: ExpectedSlice,
): Promise<Result<AppliedSlices, readonly Diagnostic[]>> {
  const found = await findFiles(workspace, `**/artifacts/${APPLIED}`);
  const roots = found
    .map((path) => posix.dirname(posix.dirname(path)))
    .filter((root) => root !== expected?.root);
  const present: SliceRegistration[] = expected?.applied
    ? [registrationOf(expected.root, expected.applied)]
    : [];
  const orphans: string[] = [];
  const problems: Diagnostic[] = [];
  for (const root of roots) {
    const folder = join(workspace, root);
    if (readText(join(folder, 'slice.json')) === undefined) {
      orphans.push(root);
      continue;
    }
    const applied = openArtifactStore(folder).readDocument(
      APPLIED,
      appliedSchema,
    );
    if (applied?.ok) {
      present.push(registrationOf(root, applied.value));
    } else if (applied) problems.push(...applied.error.map(below(root)));
  }
  present.sort((a, b) => (a.name < b.name ? -1 : 1));
  const planned = withPlans(workspace, present);
  if (!planned.ok) problems.push(...planned.error);
  return problems.length > 0 || !planned.ok
    ? fail(problems)
    : ok({ present: planned.value, orphans });
}

const registrationOf = (
  root: string,
  { slice: name, refersTo }: Applied,
): SliceRegistration => ({ name, root, ...(refersTo ? { refersTo } : {}) });

/** Only slices that have to do with each other are looked at more closely: most workspaces have none. */
function withPlans(
  workspace: string,
  slices: readonly SliceRegistration[],
): Result<readonly SliceRegistration[], readonly Diagnostic[]> {
  const joined = new Set(
    slices.flatMap(({ name, refersTo = [] }) =>
      refersTo.length > 0
        ? [name, ...refersTo.map(({ to }) => sliceOf(to))]
        : [],
    ),
  );
  const problems: Diagnostic[] = [];
  const all = slices.map((slice): SliceRegistration => {
    if (!joined.has(slice.name)) return slice;
    const plan = openArtifactStore(join(workspace, slice.root)).readDocument(
      'plan/plan.json',
      planSchema,
    );
    if (plan?.ok) return { ...slice, plan: plan.value };
    problems.push(
      ...(plan?.error ?? [unplanned(slice)]).map(below(slice.root)),
    );
    return slice;
  });
  return problems.length > 0 ? fail(problems) : ok(all);
}

const unplanned = ({ name }: SliceRegistration): Diagnostic =>
  diagnostic({
    code: 'ARTIFACT_MISSING',
    stage: 'apply',
    file: 'artifacts/plan/plan.json',
    message: 'artifacts/plan/plan.json is missing',
    hint: `Restore it from git, or have the slice planned: npx nx run ${name}:plan`,
  });

/** In one slice its own folder goes without saying; among all of them it does not. */
const below =
  (root: string) =>
  (item: Diagnostic): Diagnostic => ({
    ...item,
    file: item.file === null ? root : `${root}/${item.file}`,
  });
