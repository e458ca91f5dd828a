import type { SourceFile } from '@nx-slice/schemas';

/**
 * What apply would do to one file.
 *
 * - `create`, `update`, `delete`: nobody but us has touched it.
 * - `unchanged`: it holds already what it should.
 * - `kept`: a person changed or deleted it, and the layer has nothing new to say about it.
 * - `conflict`: a person and the layer both changed it.
 */
export type Change =
  | { readonly kind: 'create'; readonly path: string; readonly after: string }
  | {
      readonly kind: 'update';
      readonly path: string;
      readonly before: string;
      readonly after: string;
    }
  | { readonly kind: 'delete'; readonly path: string; readonly before: string }
  | { readonly kind: 'unchanged'; readonly path: string }
  | { readonly kind: 'kept'; readonly path: string; readonly reason: string }
  | {
      readonly kind: 'conflict';
      readonly path: string;
      readonly reason: string;
    };

export interface ChangeSetInput {
  /** What the artifacts say should be there. */
  readonly desired: readonly SourceFile[];
  /** What was written last time. */
  readonly base: readonly SourceFile[];
  /** The text of a file as it is now; `undefined` when there is none. */
  readonly current: (path: string) => string | undefined;
}

/** The pure description of an apply, sorted by path. Reads, decides, writes nothing. */
export function changeSet({
  desired,
  base,
  current,
}: ChangeSetInput): readonly Change[] {
  const wanted = textByPath(desired);
  const written = textByPath(base);
  const paths = [...new Set([...wanted.keys(), ...written.keys()])].sort();
  return paths.flatMap((path) => {
    const change = changeOf(
      path,
      wanted.get(path),
      written.get(path),
      current(path),
    );
    return change ? [change] : [];
  });
}

function changeOf(
  path: string,
  after: string | undefined,
  base: string | undefined,
  now: string | undefined,
): Change | undefined {
  if (after === now) {
    return now === undefined ? undefined : { kind: 'unchanged', path };
  }
  if (after === undefined) {
    if (now === undefined) return undefined;
    return now === base
      ? { kind: 'delete', path, before: now }
      : { kind: 'kept', path, reason: 'edited, and no longer generated' };
  }
  if (now === undefined) {
    return after === base
      ? { kind: 'kept', path, reason: 'deleted by hand' }
      : { kind: 'create', path, after };
  }
  if (now === base) return { kind: 'update', path, before: now, after };
  if (after === base) return { kind: 'kept', path, reason: 'edited by hand' };
  return {
    kind: 'conflict',
    path,
    reason:
      base === undefined
        ? 'a file that nx-slice did not write is in the way'
        : 'edited by hand, and the layer changed it too',
  };
}

/** Files that all slices share are always rewritten as a whole; nobody edits them. */
export function sharedChangeSet({
  desired,
  current,
}: Omit<ChangeSetInput, 'base'>): readonly Change[] {
  return desired.map(({ path, content: after }): Change => {
    const before = current(path);
    if (before === undefined) return { kind: 'create', path, after };
    return before === after
      ? { kind: 'unchanged', path }
      : { kind: 'update', path, before, after };
  });
}

const textByPath = (
  files: readonly SourceFile[],
): ReadonlyMap<string, string> =>
  new Map(files.map(({ path, content }) => [path, content]));
