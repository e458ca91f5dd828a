import type { Change, Seen } from '../change-set.js';
import { mergeTexts, type OnConflict } from './merge-texts.js';
import { inStyleOf, sameLines, textLines } from './text-lines.js';

/** One generated file: what was written, what is wanted, and where it is now. */
export interface FileState {
  /** Where it goes. */
  readonly path: string;
  /** Where it is now, if that is elsewhere: the layer has renamed it. */
  readonly from?: string | undefined;
  /** What was written last; `undefined` when nothing was. */
  readonly base: string | undefined;
  /** What is wanted; `undefined` when it is no longer generated. */
  readonly after: string | undefined;
  readonly now: Seen;
  /** What is in the way where it goes, if that is elsewhere. */
  readonly inTheWay?: string | undefined;
}

/** What is to be done about one file; `undefined` when there is nothing to do and nothing to tell. */
export function fileChange(
  state: FileState,
  onConflict: OnConflict,
): Change | undefined {
  const change = wantedChange(state, onConflict);
  const obstacle = state.now.obstacle ?? state.inTheWay;
  if (change === undefined || obstacle === undefined || !writes(change)) {
    return change;
  }
  const path = 'from' in change ? change.from : change.path;
  return blockedBy(path, obstacle);
}

const blockedBy = (path: string, reason: string): Change => ({
  kind: 'conflict',
  path,
  reason,
  regions: [],
  blocked: true,
});

const writes = ({ kind }: Change): boolean =>
  kind !== 'keep' && kind !== 'unchanged' && kind !== 'conflict';

function wantedChange(
  state: FileState,
  onConflict: OnConflict,
): Change | undefined {
  const { base, after, now } = state;
  const path = state.from ?? state.path;
  if (now.text === undefined) return changeOfMissing(state, onConflict);
  if (after === undefined) {
    return base !== undefined && sameLines(now.text, base)
      ? { kind: 'delete', path, before: now.text }
      : { kind: 'keep', path, reason: 'edited, and no longer generated' };
  }
  if (sameLines(now.text, after)) {
    return written(state, now.text, now.text) ?? { kind: 'unchanged', path };
  }
  if (base !== undefined && sameLines(now.text, base)) {
    const text = inStyleOf(now.text, after);
    return (
      written(state, now.text, text) ?? {
        kind: 'update',
        path,
        before: now.text,
        after: text,
      }
    );
  }
  if (base !== undefined && sameLines(after, base)) {
    return (
      written(state, now.text, now.text) ?? {
        kind: 'keep',
        path,
        reason: 'edited by hand',
      }
    );
  }
  return mergedChange(state, now.text, after, onConflict);
}

function changeOfMissing(
  { path, base, after, now: { obstacle } }: FileState,
  onConflict: OnConflict,
): Change | undefined {
  if (after === undefined) {
    return obstacle === undefined
      ? undefined
      : { kind: 'keep', path, reason: obstacle };
  }
  if (base === undefined) return { kind: 'create', path, after };
  if (sameLines(base, after)) {
    return { kind: 'keep', path, reason: obstacle ?? 'deleted by hand' };
  }
  if (onConflict === 'ours') {
    return { kind: 'keep', path, reason: obstacle ?? 'deleted by hand' };
  }
  if (obstacle !== undefined) return blockedBy(path, obstacle);
  switch (onConflict) {
    case 'theirs':
      return { kind: 'create', path, after };
    case 'markers':
    case 'stop': {
      const { text, conflicts } = mergeTexts(
        { base, ours: '', theirs: after },
        onConflict,
      );
      return onConflict === 'markers'
        ? { kind: 'create', path, after: text, conflicts: conflicts.length }
        : {
            kind: 'conflict',
            path,
            reason: 'deleted by hand, and the layer changed it',
            regions: [{ line: 1, ours: [], theirs: textLines(after).lines }],
          };
    }
  }
}

function mergedChange(
  state: FileState,
  now: string,
  after: string,
  onConflict: OnConflict,
): Change {
  const path = state.from ?? state.path;
  const { text, conflicts } = mergeTexts(
    { base: state.base ?? '', ours: now, theirs: after },
    onConflict,
  );
  if (conflicts.length > 0 && onConflict === 'stop') {
    return {
      kind: 'conflict',
      path,
      reason:
        state.base === undefined
          ? 'a file that nx-slice did not write is in the way'
          : 'edited by hand, and the layer changed the same lines',
      regions: conflicts,
    };
  }
  const renamed = written(state, now, text, conflicts.length);
  if (renamed) return renamed;
  return text === now
    ? {
        kind: 'keep',
        path,
        reason: 'it holds what the layer changed, or you kept your side',
      }
    : {
        kind: 'merge',
        path,
        before: now,
        after: text,
        conflicts: conflicts.length,
      };
}

/** A file that goes elsewhere is renamed, whatever else becomes of its text. */
const written = (
  { path, from, base }: FileState,
  before: string,
  after: string,
  conflicts = 0,
): Change | undefined =>
  from === undefined
    ? undefined
    : {
        kind: 'rename',
        path,
        from,
        before,
        after,
        edited: base === undefined || !sameLines(before, base),
        conflicts,
      };
