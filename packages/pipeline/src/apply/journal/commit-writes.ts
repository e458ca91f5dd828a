import { dirname, join } from 'node:path';
import {
  fail,
  ok,
  type Diagnostic,
  type Journal,
  type Result,
} from '@nx-slice/schemas';
import { diagnostic, limited } from '../../diagnostics.js';
import { nodeFs, type JournalFs } from '../../edge/journal-fs.js';
import { inertLine } from '../../report/inert.js';
import { digestOf } from '../../seal/digest.js';
import { applyFailed } from './apply-failed.js';
import { makeApplyFolder } from './apply-folder.js';
import type { FileWrite } from './file-write.js';
import { install } from './install.js';
import { observe } from './observe.js';
import { JOURNAL, placesIn, type Places } from './places.js';
import { findMeeting, refusalOfPlace } from './refusal-of-place.js';
import { removeStaging, retire, tryToRemoveStaging } from './retire.js';
import { stage, writeFlushed, type ToStage } from './stage.js';

type Outcome<T = void> = Result<T, readonly Diagnostic[]>;

const MAX_PROBLEMS = 20;

/**
 * Changes files, all of them or none, whatever is killed when. Everything is judged and staged first; then one rename
 * of the journal is the moment from which the change counts; then it is put in place, which anybody can do again from
 * the journal. A file that is not what `before` says is a person's edit: nothing is written. Whoever calls it holds
 * the apply lock.
 *
 * @param workspace absolute path
 * @returns once the disk holds all of it
 */
export function commitWrites(
  workspace: string,
  writes: readonly FileWrite[],
  fs: JournalFs = nodeFs,
): Outcome {
  const refused = refusals(writes);
  if (refused.length > 0) return fail(limited(refused, MAX_PROBLEMS));
  const prepared = prepare(fs, workspace, writes);
  if (!prepared.ok) return prepared;
  return prepared.value === null
    ? ok(undefined)
    : finish(fs, workspace, prepared.value);
}

/** Judges, stages, and writes the journal down: until here no file has changed. `null`: there is nothing to change. */
function prepare(
  fs: JournalFs,
  workspace: string,
  writes: readonly FileWrite[],
): Outcome<Journal | null> {
  const places = placesIn(workspace);
  try {
    const judged = judge(fs, workspace, writes);
    if (!judged.ok) return judged;
    if (judged.value.length === 0) return ok(null);
    const folder = makeApplyFolder(workspace, fs);
    if (!folder.ok) return folder;
    if (fs.stat(places.journal) !== undefined) return fail([pending()]);
    // Nobody recovered it, and without a journal it counts for nothing.
    removeStaging(fs, places);
    const journal = stage(fs, places, judged.value);
    const elsewhere = onOtherDevice(fs, workspace, places, judged.value);
    if (elsewhere.length > 0) {
      removeStaging(fs, places);
      return fail(elsewhere);
    }
    writeFlushed(fs, places.draft, `${JSON.stringify(journal)}\n`);
    fs.rename(places.draft, places.journal);
    return ok(journal);
  } catch (error) {
    const failed = applyFailed(error, 'before the commit');
    tryToRemoveStaging(fs, places);
    return fail([failed]);
  }
}

/** From here on the change counts. */
function finish(fs: JournalFs, workspace: string, journal: Journal): Outcome {
  const places = placesIn(workspace);
  try {
    fs.flushFolder(places.apply);
    const installed = install(fs, workspace, journal);
    if (!installed.ok) return installed;
    retire(fs, places);
    return ok(undefined);
  } catch (error) {
    return fail([applyFailed(error, 'after the commit')]);
  }
}

const refusals = (writes: readonly FileWrite[]): readonly Diagnostic[] =>
  [
    ...writes.flatMap(({ path }) => {
      const reason = refusalOfPlace(path);
      return reason === undefined ? [] : [{ path, reason }];
    }),
    ...findMeeting(writes),
  ].map(({ path, reason }) =>
    diagnostic({
      code: 'PATH_REFUSED',
      stage: 'apply',
      message: `The path "${inertLine(path, 200)}" ${reason}`,
      hint: 'Nothing was written. Give the file, or the folder of the slice, another name.',
    }),
  );

/** What is to be staged, or all that stands against it. What is there already as it should be is only looked at. */
function judge(
  fs: JournalFs,
  workspace: string,
  writes: readonly FileWrite[],
): Outcome<readonly ToStage[]> {
  const problems: Diagnostic[] = [];
  const files: ToStage[] = [];
  for (const write of writes) {
    const { path, before, after } = write;
    const observed = observe(fs, workspace, path, true);
    if (observed.kind === 'refused') {
      problems.push(observed.problem);
      continue;
    }
    const { digest, mode } = observed;
    if (digest !== (before === null ? null : digestOf(before))) {
      problems.push(edited(path));
      continue;
    }
    if (after === before) continue;
    if (mode !== null && (mode & OWNER_WRITES) === 0) {
      problems.push(readOnly(path));
      continue;
    }
    fs.checkWritable(nearestFolder(fs, join(workspace, path)));
    files.push({ write, mode: write.mode ?? mode });
  }
  return problems.length > 0
    ? fail(limited(problems, MAX_PROBLEMS))
    : ok(files);
}

/** The permission bit. */
const OWNER_WRITES = 0o200;

/** The folder in which a file, or the first of its folders that is missing, is to be made. */
function nearestFolder(fs: JournalFs, path: string): string {
  const folder = dirname(path);
  return fs.stat(folder) === undefined ? nearestFolder(fs, folder) : folder;
}

/** A rename leads nowhere but within one file system. */
const onOtherDevice = (
  fs: JournalFs,
  workspace: string,
  { staging }: Places,
  files: readonly ToStage[],
): readonly Diagnostic[] => {
  const device = fs.stat(staging)?.device;
  return files.flatMap(({ write: { path } }) => {
    const folder = nearestFolder(fs, join(workspace, path));
    return fs.stat(folder)?.device === device
      ? []
      : [
          diagnostic({
            code: 'OTHER_FILE_SYSTEM',
            stage: 'apply',
            file: path,
            message: `${path} is on another file system than .nx-slice, so that it cannot be changed together with other files`,
            hint: 'Nothing was written. Have the slices and .nx-slice on one file system.',
          }),
        ];
  });
};

const edited = (path: string): Diagnostic =>
  diagnostic({
    code: 'EDITED_MEANWHILE',
    stage: 'apply',
    file: path,
    message: `${path} was changed while the change set was made`,
    hint: 'Nothing was written. Run the same command again: it looks at the file as it is now.',
  });

const readOnly = (path: string): Diagnostic =>
  diagnostic({
    code: 'TARGET_READ_ONLY',
    stage: 'apply',
    file: path,
    message: `${path} is read-only: somebody does not want it changed`,
    hint: `Nothing was written. Make it writable (chmod u+w ${path}), and run the same command again.`,
  });

const pending = (): Diagnostic =>
  diagnostic({
    code: 'JOURNAL_PENDING',
    stage: 'apply',
    file: JOURNAL,
    message: 'An earlier apply did not end',
    hint: 'Nothing was written. Run npx nx g nx-slice:recover first.',
  });
