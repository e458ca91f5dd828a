import type { SourceFile } from '@nx-slice/schemas';
import { fileChange, type FileState } from './merge/file-change.js';
import type { ConflictRegion, OnConflict } from './merge/merge-texts.js';
import { renamedFiles } from './merge/renamed-files.js';
import { sameLines } from './merge/text-lines.js';

/**
 * What apply would do to one file. `path` is where the file is, or will be.
 *
 * - `create`, `update`, `delete`: nobody but us has touched it.
 * - `merge`: a person and the layer both changed it, in different places, or it was said which side to take.
 * - `rename`: the layer has it under another name now; what a person changed goes along.
 * - `keep`: a person changed or deleted it, and the layer has nothing new to say about it.
 * - `unchanged`: it holds already what it should.
 * - `conflict`: a person and the layer both changed the same lines, or something is in the way.
 */
export type Change =
  | {
      readonly kind: 'create';
      readonly path: string;
      readonly after: string;
      /** How many places are marked in it as conflicts, where a person had deleted it. */
      readonly conflicts?: number;
    }
  | {
      readonly kind: 'update';
      readonly path: string;
      readonly before: string;
      readonly after: string;
    }
  | { readonly kind: 'delete'; readonly path: string; readonly before: string }
  | {
      readonly kind: 'rename';
      readonly path: string;
      readonly from: string;
      readonly before: string;
      readonly after: string;
      /** Whether there is a person's work in it. */
      readonly edited: boolean;
      readonly conflicts: number;
    }
  | {
      readonly kind: 'merge';
      readonly path: string;
      readonly before: string;
      readonly after: string;
      /** How many conflicts were settled as it was said. */
      readonly conflicts: number;
    }
  | { readonly kind: 'unchanged'; readonly path: string }
  | { readonly kind: 'keep'; readonly path: string; readonly reason: string }
  | {
      readonly kind: 'conflict';
      readonly path: string;
      readonly reason: string;
      readonly regions: readonly ConflictRegion[];
      /** No choice of a side settles it: a folder, a link, a read-only file. */
      readonly blocked?: true;
    };

/** What is found at a path: a text, something that is not to be written to, both (a read-only file), or nothing. */
export interface Seen {
  readonly text?: string | undefined;
  readonly obstacle?: string | undefined;
}

export interface ChangeSetInput {
  /** What the artifacts say should be there. */
  readonly desired: readonly SourceFile[];
  /** What was written last time. */
  readonly base: readonly SourceFile[];
  /** A file as it is now; a plain text, or `undefined` when there is none. */
  readonly current: (path: string) => Seen | string | undefined;
  /** Where a person has moved a file to, by the path that it was written to; files that are no more are left out. */
  readonly moved?: ReadonlyMap<string, string>;
  readonly onConflict?: OnConflict;
}

export interface ChangeSet {
  /** Sorted by path. */
  readonly changes: readonly Change[];
  /** Where a person's moves have left the wanted files, by the path that the artifacts have. */
  readonly moved: ReadonlyMap<string, string>;
}

/** The pure description of an apply. Reads, decides, writes nothing. */
export function changeSet(input: ChangeSetInput): ChangeSet {
  const { onConflict = 'stop' } = input;
  const moved = new Map<string, string>();
  const changes = statesOf(input, moved).flatMap((state) => {
    const change = fileChange(state, onConflict);
    return change ? [change] : [];
  });
  return {
    changes: changes.sort((a, b) => (a.path < b.path ? -1 : 1)),
    moved,
  };
}

/** Brings together what belongs together: a file may have been moved by a person, and renamed by its layer. */
function statesOf(
  { desired, base, current, moved: found = new Map() }: ChangeSetInput,
  moved: Map<string, string>,
): readonly FileState[] {
  const seen = (path: string): Seen => {
    const now = current(path);
    return typeof now === 'object' ? now : { text: now };
  };
  const wanted = textByPath(desired);
  const wrote = textByPath(base);
  const places = [...found.values()];
  const placeOf = (path: string): string => {
    const to = found.get(path);
    const isFree =
      to !== undefined &&
      !wanted.has(to) &&
      !wrote.has(to) &&
      places.indexOf(to) === places.lastIndexOf(to);
    return isFree && seen(path).text === undefined ? to : path;
  };
  const renamed = new Map(
    [
      ...renamedFiles(
        base.filter(({ path }) => !wanted.has(path)),
        desired.filter(({ path }) => !wrote.has(path)),
      ),
    ].filter(
      ([from, to]) =>
        seen(to).text === undefined || seen(placeOf(from)).text === undefined,
    ),
  );
  const arrivals = new Set(renamed.values());
  const states: FileState[] = [];
  for (const path of new Set([...wrote.keys(), ...wanted.keys()])) {
    if (!wrote.has(path) && arrivals.has(path)) continue;
    const goal = renamed.get(path) ?? path;
    const place = placeOf(path);
    const after = wanted.get(goal);
    const isMoved = place !== path;
    // Both gave it the same new name.
    const isThere = !isMoved && goal !== path && seen(goal).text !== undefined;
    const from = isThere ? goal : place;
    const to = isMoved ? place : goal;
    if (isMoved && after !== undefined) moved.set(goal, place);
    const now = seen(from);
    states.push({
      path: now.text === undefined ? goal : to,
      from: from === to || now.text === undefined ? undefined : from,
      base: wrote.get(path),
      after,
      now: now.text === undefined ? { ...seen(goal), text: undefined } : now,
      inTheWay: from === to ? undefined : seen(to).obstacle,
    });
  }
  return states;
}

/** Files that all slices share are always rewritten as a whole; nobody edits them. */
export function sharedChangeSet({
  desired,
  current,
}: Pick<ChangeSetInput, 'desired' | 'current'>): readonly Change[] {
  return desired.map(({ path, content: after }): Change => {
    const now = current(path);
    const { text: before, obstacle } =
      typeof now === 'object' ? now : { text: now };
    if (before !== undefined && sameLines(before, after)) {
      return { kind: 'unchanged', path };
    }
    if (obstacle !== undefined) {
      return {
        kind: 'conflict',
        path,
        reason: obstacle,
        regions: [],
        blocked: true,
      };
    }
    return before === undefined
      ? { kind: 'create', path, after }
      : { kind: 'update', path, before, after };
  });
}

const textByPath = (
  files: readonly SourceFile[],
): ReadonlyMap<string, string> =>
  new Map(files.map(({ path, content }) => [path, content]));
