import { dirname, join } from 'node:path';
import {
  fail,
  ok,
  type Diagnostic,
  type Journal,
  type JournalFile,
  type Result,
} from '@nx-slice/schemas';
import { diagnostic, limited } from '../../diagnostics.js';
import { codeOf } from '../../edge/error-code.js';
import type { JournalFs } from '../../edge/journal-fs.js';
import { digestOf } from '../../seal/digest.js';
import { observe, type Observed } from './observe.js';
import { APPLY, placesIn } from './places.js';
import { foldedPath, foldersAbove } from './refusal-of-place.js';

type Outcome = Result<void, readonly Diagnostic[]>;

const MAX_PROBLEMS = 20;

/**
 * Puts in place what a journal says, from the journal alone: it may be the first time, or the rest of what another
 * process began. What a person has edited since is not overwritten: then it stops before it changes anything, and
 * the journal and all that is staged stay.
 *
 * @throws errors of the file system
 */
export function install(
  fs: JournalFs,
  workspace: string,
  { files }: Journal,
): Outcome {
  const twins = twinsIn(files);
  const look = ({ path }: JournalFile): Observed =>
    observe(fs, workspace, path, twins.has(path));
  const problems = files.flatMap((file) => {
    const problem = problemOf(fs, workspace, file, look(file));
    return problem ? [problem] : [];
  });
  if (problems.length > 0) return fail(limited(problems, MAX_PROBLEMS));

  for (const file of files) {
    // Once more, as late as can be: a person may be at work.
    const observed = look(file);
    const problem = problemOf(fs, workspace, file, observed);
    if (problem) return fail([problem]);
    if (!isDone(file, observed)) put(fs, workspace, file);
  }
  for (const { path, after } of files) {
    if (after === null) removeEmptyFolders(fs, workspace, path);
  }
  // All of them: whoever began may have been killed before it came to that.
  for (const folder of touched(files)) {
    const path = join(workspace, folder);
    if (fs.stat(path)?.kind === 'folder') fs.flushFolder(path);
  }
  return ok(undefined);
}

const isDone = ({ after }: JournalFile, observed: Observed): boolean =>
  observed.kind === 'there' && observed.digest === after;

/** Why a file can be neither left as it is nor put in place. */
function problemOf(
  fs: JournalFs,
  workspace: string,
  file: JournalFile,
  observed: Observed,
): Diagnostic | undefined {
  if (observed.kind === 'refused') return observed.problem;
  if (isDone(file, observed)) return undefined;
  if (observed.digest !== file.before) return edited(file);
  return file.staged === null || isStaged(fs, workspace, file, file.staged)
    ? undefined
    : damaged(file);
}

function isStaged(
  fs: JournalFs,
  workspace: string,
  { after }: JournalFile,
  staged: string,
): boolean {
  const { staging } = placesIn(workspace);
  const path = join(staging, staged);
  return (
    fs.stat(staging)?.kind === 'folder' &&
    fs.stat(path)?.kind === 'file' &&
    digestOf(fs.read(path)) === after
  );
}

function put(
  fs: JournalFs,
  workspace: string,
  { path, staged }: JournalFile,
): void {
  const target = join(workspace, path);
  if (staged === null) {
    fs.remove(target);
    return;
  }
  for (const folder of foldersAbove(path)) {
    const above = join(workspace, folder);
    if (fs.stat(above) !== undefined) continue;
    fs.makeFolder(above);
    // A file that is moved into a folder which the disk then does not have is gone from both places.
    fs.flushFolder(dirname(above));
  }
  fs.rename(join(placesIn(workspace).staging, staged), target);
}

/** Somebody else lives there, or it is not ours to remove: no reason to fail. */
const STAYS = new Set([
  'ENOTEMPTY',
  'EEXIST',
  'ENOENT',
  'EACCES',
  'EPERM',
  'EBUSY',
]);

/** Folders that held nothing but the file that went. */
function removeEmptyFolders(
  fs: JournalFs,
  workspace: string,
  path: string,
): void {
  for (const folder of foldersAbove(path).toReversed()) {
    const above = join(workspace, folder);
    const kind = fs.stat(above)?.kind;
    if (kind === undefined) continue;
    if (kind !== 'folder' || fs.list(above).length > 0) return;
    try {
      fs.removeFolder(above);
    } catch (error) {
      if (STAYS.has(codeOf(error) ?? '')) return;
      throw error;
    }
  }
}

/** Every folder above a file, the workspace itself included: some of them may be new, and then their parents have changed. */
const touched = (files: readonly JournalFile[]): ReadonlySet<string> =>
  new Set(['', ...files.flatMap(({ path }) => foldersAbove(path))]);

/** Paths that another one of the journal equals but for its case. */
function twinsIn(files: readonly JournalFile[]): ReadonlySet<string> {
  const seen = new Map<string, string>();
  const twins = new Set<string>();
  for (const { path } of files) {
    const other = seen.get(foldedPath(path));
    if (other !== undefined) twins.add(other).add(path);
    seen.set(foldedPath(path), path);
  }
  return twins;
}

function edited({ path, staged, before }: JournalFile): Diagnostic {
  const back =
    before === null
      ? 'Move your file aside'
      : `Keep a copy of your version, and restore the earlier one (git restore ${path})`;
  const over =
    staged === null
      ? 'or delete it'
      : `or copy ${APPLY}/staging/${staged}, the generated one, over it`;
  return diagnostic({
    code: 'RECOVERY_CONFLICT',
    stage: 'apply',
    file: path,
    message: `${path} was edited since an apply began that did not end`,
    hint: `Your edit was left alone, and the journal is kept. ${back}, ${over}; then run npx nx g nx-slice:recover.`,
  });
}

const damaged = ({ path, staged }: JournalFile): Diagnostic =>
  diagnostic({
    code: 'STAGING_DAMAGED',
    stage: 'apply',
    file: `${APPLY}/staging/${staged ?? ''}`,
    message: `What was to become ${path} is missing, or is not what the journal says`,
    hint: `Nothing was written. See with git which files that apply changed, and restore them; then delete ${APPLY}/journal.json and generate again.`,
  });
