import { posix } from 'node:path';
import type { Change } from '../apply/change-set.js';
import type { PipelineEvent } from '../events.js';
import { changedLines, patchOf, textsOf } from './change-list.js';
import { count } from './count.js';
import { inertLine } from './inert.js';
import type { Colors } from './print-diagnostic.js';

type Changes = Extract<PipelineEvent, { type: 'changes' }>;

/** Lines of the differences of one file, and of all; git shows the rest. */
const MAX_FILE = 40;
const MAX_ALL = 400;

const signs = (colors: Colors): Readonly<Record<Change['kind'], string>> => ({
  create: colors.green('CREATE  '),
  update: colors.cyan('UPDATE  '),
  delete: colors.red('DELETE  '),
  rename: colors.cyan('RENAME  '),
  merge: colors.magenta('MERGE   '),
  keep: colors.yellow('KEEP    '),
  conflict: colors.red('CONFLICT'),
  unchanged: '',
});

/** Every file that something happens to, by folder; then the lines that change in files that are there already. */
export function printChanges(
  { slice, changes, dryRun }: Changes,
  colors: Colors,
): string {
  const shown = changes.filter(({ kind }) => kind !== 'unchanged');
  const written = shown.filter(
    ({ kind }) => kind !== 'keep' && kind !== 'conflict',
  ).length;
  const others = [
    ...counted(shown, 'keep', 'kept'),
    ...counted(shown, 'conflict', 'in conflict'),
    `${count(changes.length - shown.length, 'file')} as they should be`,
  ];
  return [
    ...tree(shown, colors),
    ...differences(shown, dryRun, colors),
    `${inertLine(slice)}: ${written === 0 ? 'nothing to change' : count(written, 'change')}, ${others.join(', ')}${dryRun ? ' (dry run: nothing was written)' : ''}`,
  ].join('\n');
}

const counted = (
  changes: readonly Change[],
  kind: Change['kind'],
  word: string,
): readonly string[] => {
  const { length } = changes.filter((change) => change.kind === kind);
  return length === 0 ? [] : [`${length} ${word}`];
};

function tree(changes: readonly Change[], colors: Colors): readonly string[] {
  const sign = signs(colors);
  const folders = [
    ...new Set(changes.map(({ path }) => posix.dirname(path))),
  ].sort();
  return folders.flatMap((folder) => [
    colors.bold(`${inertLine(folder)}/`),
    ...changes
      .filter(({ path }) => posix.dirname(path) === folder)
      .map(
        (change) =>
          `  ${sign[change.kind]} ${inertLine(posix.basename(change.path))}${notesOf(change, colors)}`,
      ),
  ]);
}

function notesOf(change: Change, colors: Colors): string {
  const lines = changedLines(change);
  const notes = [
    ...(lines && lines.added > 0 ? [colors.green(`+${lines.added}`)] : []),
    ...(lines && lines.removed > 0 ? [colors.red(`-${lines.removed}`)] : []),
    ...('from' in change
      ? [colors.dim(`(was ${inertLine(change.from)})`)]
      : []),
    ...('conflicts' in change && (change.conflicts ?? 0) > 0
      ? [
          colors.yellow(
            `(${count(change.conflicts ?? 0, 'conflict')} settled as you said)`,
          ),
        ]
      : []),
    ...('reason' in change
      ? [colors.dim(`(${inertLine(change.reason)})`)]
      : []),
  ];
  return notes.map((note) => ` ${note}`).join('');
}

/** In a dry run all of them; else only where a person's work is in the file. */
function differences(
  changes: readonly Change[],
  dryRun: boolean,
  colors: Colors,
): readonly string[] {
  const all = changes
    .filter(
      (change) =>
        change.kind === 'merge' ||
        (change.kind === 'rename' && (dryRun || change.edited)) ||
        (change.kind === 'update' && dryRun),
    )
    .flatMap((change) => [
      '',
      colors.bold(inertLine(change.path)),
      ...capped(linesOf(change, colors), MAX_FILE),
    ]);
  return all.length === 0 ? [] : [...capped(all, MAX_ALL), ''];
}

const linesOf = (change: Change, colors: Colors): readonly string[] => {
  const texts = textsOf(change);
  return (texts ? patchOf(texts) : []).flatMap(
    ({ oldStart, oldLines, newStart, newLines, lines }) => [
      colors.cyan(`@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`),
      ...lines.map((line) => coloured(line, colors)),
    ],
  );
};

/** A sign comes first, so that no line of a file can pass for a command to a CI system. */
function coloured(line: string, colors: Colors): string {
  const text = inertLine(line);
  if (line.startsWith('+')) return colors.green(text);
  return line.startsWith('-') ? colors.red(text) : colors.dim(text);
}

const capped = (lines: readonly string[], limit: number): readonly string[] =>
  lines.length <= limit
    ? lines
    : [
        ...lines.slice(0, limit),
        `… ${count(lines.length - limit, 'more line')}`,
      ];
