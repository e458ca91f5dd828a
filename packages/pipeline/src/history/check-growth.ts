import type { Diagnostic, History, SourceFile } from '@nx-slice/schemas';
import { diagnostic } from '../diagnostics.js';
import type { Layer } from '../stack.js';

/**
 * A file that may only grow: all that was applied of it is still there, in front and to the letter. It is read, never
 * run.
 *
 * @param before what was applied of it; `undefined` when nothing was
 */
export function checkGrowth(
  { name, history }: Pick<Layer, 'name' | 'history'>,
  files: readonly SourceFile[],
  before: History | undefined,
): readonly Diagnostic[] {
  if (history === undefined) return [];
  const { file } = history;
  const refused = (code: string, message: string, hint: string) => [
    diagnostic({ code, stage: 'policy', layer: name, file, message, hint }),
  ];
  const now = files.find(({ path }) => path === file);
  if (now === undefined) {
    return refused(
      'HISTORY_MISSING',
      `${file} is missing`,
      'It holds the whole history, the first entry included.',
    );
  }
  const entries = history.entries(now.content);
  if (entries === undefined) {
    return refused(
      'HISTORY_UNREADABLE',
      `What ${file} holds cannot be told without running it`,
      'Export one array literal of object literals, with texts in quotes or backticks and nothing computed in them.',
    );
  }
  const repeated = entries.find(({ id }, index) =>
    entries.slice(0, index).some((other) => other.id === id),
  );
  if (repeated !== undefined) {
    return refused(
      'HISTORY_ID_TAKEN',
      `Two entries of ${file} are called ${repeated.id}`,
      'Give the later one an id of its own.',
    );
  }
  const released =
    before === undefined ? [] : history.entries(before.file.content);
  if (released === undefined) {
    return refused(
      'HISTORY_BROKEN',
      `What was applied of ${file} cannot be told from artifacts/history/${name}.json`,
      'Restore that document from git.',
    );
  }
  return released.flatMap(({ id, text }, index) => {
    const entry = entries[index];
    if (entry?.id === id && entry.text === text) return [];
    const what =
      entries.find((one) => one.id === id) === undefined
        ? 'is missing'
        : entry?.id === id
          ? 'was changed'
          : 'is not in its place';
    return refused(
      'MIGRATION_EDITED',
      `${id} was released and ${what}`,
      `There are databases that ran it. Leave the first ${released.length} of ${file} to the letter as they were, and append what is new.`,
    );
  });
}
