import { structuredPatch } from 'diff';
import type { Change } from '../apply/change-set.js';
import type { PipelineEvent } from '../events.js';

/** How many lines a change adds to a file, and takes from it. */
export interface ChangedLines {
  readonly added: number;
  readonly removed: number;
}

type Changes = Extract<PipelineEvent, { type: 'changes' }>;

/** The changes for a program to read: what happens to which file, without the files' texts. One line of JSON. */
export const changeList = ({ slice, changes, dryRun }: Changes): string =>
  JSON.stringify({
    version: 1,
    slice,
    dryRun,
    changes: changes.map((change) => ({
      kind: change.kind,
      path: change.path,
      ...('from' in change ? { from: change.from } : {}),
      ...('reason' in change ? { reason: change.reason } : {}),
      ...('regions' in change
        ? { blocked: change.blocked ?? false, regions: change.regions }
        : {}),
      ...('conflicts' in change ? { conflicts: change.conflicts } : {}),
      ...(changedLines(change) ?? {}),
    })),
  });

export function changedLines(change: Change): ChangedLines | undefined {
  const texts = textsOf(change);
  if (!texts) return undefined;
  const lines = patchOf(texts).flatMap(({ lines: all }) => all);
  return {
    added: lines.filter((line) => line.startsWith('+')).length,
    removed: lines.filter((line) => line.startsWith('-')).length,
  };
}

/** Before and after; an absent file is an empty text. */
export function textsOf(change: Change): readonly [string, string] | undefined {
  const before = 'before' in change ? change.before : '';
  const after = 'after' in change ? change.after : '';
  return 'before' in change || 'after' in change ? [before, after] : undefined;
}

/** Groups of changed lines, each with three lines around it; line ends are no change. */
export const patchOf = ([before, after]: readonly [string, string]) =>
  structuredPatch('', '', before, after, '', '', {
    context: 3,
    stripTrailingCr: true,
  }).hunks;
