import type { Diagnostic } from '@nx-slice/schemas';
import { at, capped, diagnostic } from '../diagnostics.js';
import type { Change } from './change-set.js';
import { pathBelow } from './file-writes.js';
import type { ConflictRegion } from './merge/merge-texts.js';

type Conflict = Extract<Change, { kind: 'conflict' }>;

/** UTF-16 code units of each side; the files have the rest. */
const MAX_SIDE = 600;

/** Every conflict of a change set, each place with both sides. */
export const conflictDiagnostics = (
  root: string,
  changes: readonly Change[],
): readonly Diagnostic[] =>
  changes.flatMap((change) => {
    if (change.kind !== 'conflict') return [];
    return change.blocked || change.regions.length === 0
      ? [blocked(root, change)]
      : change.regions.map((region) => conflict(root, change, region));
  });

const blocked = (root: string, { path, reason }: Conflict): Diagnostic =>
  diagnostic({
    code: 'APPLY_BLOCKED',
    stage: 'apply',
    file: pathBelow(root, path),
    message: `${path} cannot be written: ${reason}`,
    hint: 'Nothing was written. Put a plain file with the right to write there, or nothing at all, and generate again; git mv renames a file by case alone.',
  });

function conflict(
  root: string,
  { path, reason }: Conflict,
  { line, ours, theirs }: ConflictRegion,
): Diagnostic {
  const start = at(line, 1)?.start ?? { line, column: 1 };
  const last = ours.at(-1);
  return diagnostic({
    code: 'APPLY_CONFLICT',
    stage: 'apply',
    file: pathBelow(root, path),
    range: {
      start,
      end:
        last === undefined
          ? start
          : { line: line + ours.length - 1, column: last.length + 1 },
    },
    message: [
      `${path}: ${reason}`,
      ...side('yours', ours),
      ...side('generated', theirs),
    ].join('\n'),
    hint: 'Nothing was written. Say which side these places take: --on-conflict=ours (yours), theirs (generated) or markers (both, for you to settle). What is not in conflict is merged all the same.',
  });
}

const side = (name: string, lines: readonly string[]): readonly string[] => [
  `${name}:${lines.length === 0 ? ' nothing' : ''}`,
  ...(lines.length === 0
    ? []
    : capped(lines.join('\n'), MAX_SIDE)
        .split('\n')
        .map((line) => `  ${line}`)),
];
