import {
  fail,
  JOURNAL_VERSION,
  journalSchema,
  journalVersionSchema,
  ok,
  type Diagnostic,
  type Journal,
  type Result,
} from '@nx-slice/schemas';
import { diagnostic } from '../../diagnostics.js';
import type { JournalFs } from '../../edge/journal-fs.js';
import { inertLine } from '../../report/inert.js';
import { JOURNAL, placesIn } from './places.js';
import { findMeeting, refusalOfPlace } from './refusal-of-place.js';

/** In bytes; no change of files needs a longer one. */
const MAX_JOURNAL = 64 * 1024 * 1024;

/**
 * The journal that an earlier run left, or `undefined`. It is believed nothing: it lies in the workspace, where
 * anybody may have put it.
 *
 * @throws errors of the file system
 */
export function readJournal(
  fs: JournalFs,
  workspace: string,
): Result<Journal | undefined, readonly Diagnostic[]> {
  const { journal: file } = placesIn(workspace);
  const found = fs.stat(file);
  if (found === undefined) return ok(undefined);
  if (found.kind !== 'file') return unreadable('it is no regular file');
  if (found.size > MAX_JOURNAL) return unreadable('it is too long');
  const document = parse(fs.read(file).toString());
  const version = journalVersionSchema.safeParse(document);
  if (!version.success) return unreadable('it is cut off, or no journal');
  if (version.data.version > JOURNAL_VERSION) return newer(version.data);
  const journal = journalSchema.safeParse(document);
  if (!journal.success) {
    const where = journal.error.issues[0]?.path.join('.') ?? '';
    return unreadable(`${inertLine(where, 100)} is not as it should be`);
  }
  const { files } = journal.data;
  const [refused] = [
    ...files.flatMap(({ path }) => {
      const reason = refusalOfPlace(path);
      return reason === undefined ? [] : [{ path, reason }];
    }),
    ...findMeeting(files),
  ];
  return refused
    ? unreadable(`its path "${inertLine(refused.path, 200)}" ${refused.reason}`)
    : ok(journal.data);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const unreadable = (why: string) =>
  fail([
    diagnostic({
      code: 'JOURNAL_UNREADABLE',
      stage: 'apply',
      file: JOURNAL,
      message: `The journal of an apply that did not end cannot be used: ${why}`,
      hint: `Nothing was written. See with git which files that apply changed, and restore them; then delete ${JOURNAL} and generate again.`,
    }),
  ]);

const newer = ({ version }: { readonly version: number }) =>
  fail([
    diagnostic({
      code: 'JOURNAL_NEWER',
      stage: 'apply',
      file: JOURNAL,
      message: `An apply of a newer nx-slice did not end: its journal has version ${String(version)}, and this nx-slice knows ${String(JOURNAL_VERSION)}`,
      hint: 'Nothing was written. Run npx nx g nx-slice:recover with the nx-slice that wrote it (npm install brings the one of your package.json).',
    }),
  ]);
