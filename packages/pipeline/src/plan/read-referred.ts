import { join, posix } from 'node:path';
import {
  circleThrough,
  crossReferences,
  fail,
  ok,
  planSchema,
  readSlice,
  referredSlices,
  type CrossReference,
  type Diagnostic,
  type Result,
  type SliceFile,
} from '@nx-slice/schemas';
import type { ReferredSlice } from '../agent.js';
import { diagnostic } from '../diagnostics.js';
import { findFilesNow } from '../edge/find-files.js';
import { readText } from '../edge/files.js';
import type { Job } from '../job.js';
import { openArtifactStore } from '../store/artifact-store.js';

const SPEC = 'slice.json';

/**
 * The slices that one refers to, by name: what their sealed plans hold and promise. Fails where a reference leads
 * nowhere, in a circle, or to a slice that is not planned.
 */
export function readReferred(
  { workspace, root }: Pick<Job, 'workspace' | 'root'>,
  { slice, locate }: SliceFile,
): Result<readonly ReferredSlice[], readonly Diagnostic[]> {
  const references = crossReferences(slice);
  if (references.length === 0) return ok([]);
  const wrong = (code: string, reference: CrossReference, message: string) =>
    diagnostic({
      code,
      stage: 'plan',
      file: posix.join(root, SPEC),
      range: locate(reference.path),
      message: `"${reference.slice}/${reference.entity}": ${message}`,
    });

  const others = otherSlices(workspace, root);
  const problems: Diagnostic[] = [];
  const found = new Map<string, ReferredSlice>();
  for (const reference of references) {
    const other = others.get(reference.slice);
    if (!other) {
      problems.push({
        ...wrong(
          'REFERENCE_UNKNOWN',
          reference,
          `this workspace has no slice "${reference.slice}"`,
        ),
        hint: `${others.size === 0 ? 'It has no other slice at all.' : `It has ${listed([...others.keys()])}.`} Correct the name, restore the folder of the slice, or remove the field.`,
      });
      continue;
    }
    const circle = circleThrough(slice.name, reference.slice, (name) =>
      name === slice.name ? [] : (others.get(name)?.refersTo ?? []),
    );
    if (circle) {
      problems.push({
        ...wrong(
          'REFERENCE_CIRCULAR',
          reference,
          `slices refer to each other in a circle: ${circle.join(' → ')}`,
        ),
        hint: 'None of them can be planned before the others. Remove one of these references, or put the entities into one slice.',
      });
      continue;
    }
    const read = found.has(reference.slice)
      ? ok(found.get(reference.slice))
      : readPlanned(workspace, reference.slice, other.root);
    if (!read.ok) {
      problems.push(...read.error);
      continue;
    }
    if (!read.value) continue;
    found.set(reference.slice, read.value);
    const names = read.value.entities.map(({ name }) => name);
    if (!names.includes(reference.entity)) {
      problems.push({
        ...wrong(
          'REFERENCE_UNKNOWN',
          reference,
          `the slice "${reference.slice}" has no entity "${reference.entity}"`,
        ),
        hint: `It has ${listed(names)}. Correct the name, or add the entity to ${other.root}/${SPEC}.`,
      });
    }
  }
  return problems.length > 0
    ? fail(distinct(problems))
    : ok([...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1)));
}

interface OtherSlice {
  readonly root: string;
  /** Names of the slices that it refers to itself. */
  readonly refersTo: readonly string[];
}

/** The workspace's other slices by name; one that cannot be read is called as its folder. */
function otherSlices(
  workspace: string,
  own: string,
): ReadonlyMap<string, OtherSlice> {
  const slices = new Map<string, OtherSlice>();
  for (const file of findFilesNow(workspace, `**/${SPEC}`)) {
    const root = posix.dirname(file);
    if (root === own) continue;
    const text = readText(join(workspace, file)) ?? '';
    const read = readSlice(text, file);
    const name = read.ok ? read.value.slice.name : posix.basename(root);
    if (!slices.has(name)) {
      slices.set(name, { root, refersTo: referredSlices(text) });
    }
  }
  return slices;
}

/** What is stored of the plan of another slice, its seal checked. */
function readPlanned(
  workspace: string,
  name: string,
  root: string,
): Result<ReferredSlice, readonly Diagnostic[]> {
  const store = openArtifactStore(join(workspace, root));
  const there = (diagnostics: readonly Diagnostic[]) =>
    fail(
      diagnostics.map((item) => ({
        ...item,
        file: item.file === null ? root : posix.join(root, item.file),
      })),
    );
  const sealed = store.readSealed('plan');
  if (!sealed.ok) {
    return there(
      sealed.error.map((item) => ({
        ...item,
        hint: `Have the slice planned first: npx nx run ${name}:plan. ${item.hint ?? ''}`.trim(),
      })),
    );
  }
  // Its digest is part of the seal.
  const plan = store.readDocument('plan/plan.json', planSchema);
  if (!plan) throw new Error(`${root}: a plan was sealed without plan.json`);
  if (!plan.ok) return there(plan.error);
  return ok({
    name,
    entities: plan.value.entities,
    contract: sealed.value.contract,
  });
}

const listed = (names: readonly string[]): string =>
  names.map((name) => `"${name}"`).join(', ');

/** Two fields may refer to the same slice, whose plan is missing once. */
const distinct = (
  diagnostics: readonly Diagnostic[],
): readonly Diagnostic[] => [
  ...new Map(
    diagnostics.map((item) => [JSON.stringify(item), item] as const),
  ).values(),
];
