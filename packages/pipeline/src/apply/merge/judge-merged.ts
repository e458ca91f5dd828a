import { join } from 'node:path';
import type { Diagnostic, SourceFile } from '@nx-slice/schemas';
import { listFiles } from '../../edge/files.js';
import { createPrivateWorkspace } from '../../edge/private-workspace.js';
import { seenFile } from '../../edge/seen-file.js';
import type { Job } from '../../job.js';
import type { Site } from '../../verify/check.js';
import { lintCheck } from '../../verify/lint.js';
import { runTests } from '../../verify/test.js';
import { typecheckCheck } from '../../verify/typecheck.js';
import { areVouchedFor } from '../../verify/verify-slice.js';
import type { Change } from '../change-set.js';
import type { Decision } from '../decide-slice.js';
import { MARKERS } from './merge-texts.js';

/**
 * What a person's work and new code of the layers do together was never judged: types, lint and tests of the
 * slice's folder as it would be. What is wrong there already is the person's own business and stops nothing.
 *
 * @returns what would be wrong, and is not now
 */
export async function judgeMerged(
  job: Job,
  { changes, sealed }: Decision,
): Promise<readonly Diagnostic[]> {
  if (!isMixed(changes)) return [];
  const isolation = await job.isolation(await areVouchedFor(job, sealed));
  if (!isolation.ok) return isolation.error;
  const owners = new Map(
    sealed.flatMap(({ artifact, seal }) =>
      artifact.files.map(({ path }) => [path, seal.layer] as const),
    ),
  );
  const judge = (files: readonly SourceFile[]) =>
    judgeFiles(job, files, {
      isolation: isolation.value,
      ownerOf: (path) => owners.get(path) ?? null,
    });
  const now = sourcesIn(join(job.workspace, job.root));
  const found = await judge(withChanges(now, changes));
  if (found.length === 0) return [];
  const before = new Set((await judge(now)).map(keyOf));
  return found
    .filter((item) => !before.has(keyOf(item)))
    .map((item) => broken(job, item));
}

/** Whether there is a person's work beside what is written. With marks of conflicts in it no code can pass. */
function isMixed(changes: readonly Change[]): boolean {
  const isMarked = changes.some(
    (change) =>
      'after' in change && change.after.split(/\r?\n/).includes(MARKERS.ours),
  );
  const isWritten = changes.some(({ kind }) =>
    ['create', 'update', 'delete', 'rename', 'merge'].includes(kind),
  );
  const isPersons = changes.some(
    (change) =>
      change.kind === 'keep' ||
      change.kind === 'merge' ||
      (change.kind === 'rename' && change.edited),
  );
  return isWritten && isPersons && !isMarked;
}

/** Everything in the folder that a compiler reads, a person's own files as well. */
const sourcesIn = (folder: string): readonly SourceFile[] =>
  listFiles(folder)
    .filter((path) => /^(src|test)\/.*\.tsx?$/.test(path))
    .flatMap((path) => {
      const { text } = seenFile(folder, path);
      return text === undefined ? [] : [{ path, content: text }];
    });

function withChanges(
  files: readonly SourceFile[],
  changes: readonly Change[],
): readonly SourceFile[] {
  const texts = new Map(files.map(({ path, content }) => [path, content]));
  for (const change of changes) {
    if (change.kind === 'delete') texts.delete(change.path);
    if (change.kind === 'rename') texts.delete(change.from);
    if ('after' in change) texts.set(change.path, change.after);
  }
  return [...texts].map(([path, content]) => ({ path, content }));
}

async function judgeFiles(
  job: Job,
  files: readonly SourceFile[],
  { isolation, ownerOf }: Pick<Site, 'isolation' | 'ownerOf'>,
): Promise<readonly Diagnostic[]> {
  const workspace = createPrivateWorkspace(job.nodeModules);
  try {
    workspace.add(files);
    const site: Site = {
      folder: workspace.folder,
      scratch: workspace.scratch,
      isolation,
      deadline: job.deadline,
      stack: job.stack,
      files: files.map(({ path }) => path),
      ownerOf,
      provideRuntime: () => undefined,
      // What the stack demands of an agent it does not demand of a person.
      conformance: new Map(),
      entries: [],
      promises: [],
      signal: job.signal,
    };
    const compiled = await Promise.all(
      [typecheckCheck, lintCheck].map((check) => check.run(site)),
    );
    if (compiled.flat().length > 0) return compiled.flat();
    return (await runTests(site)).diagnostics;
  } finally {
    workspace.remove();
  }
}

/** Without the place: other lines may have come before it. */
const keyOf = ({ code, file, message }: Diagnostic): string =>
  JSON.stringify([code, file, message]);

const broken = (job: Job, item: Diagnostic): Diagnostic => ({
  ...item,
  code: 'MERGE_BROKEN',
  stage: 'apply',
  file: item.file === null ? null : `${job.root}/${item.file}`,
  message: `${item.code}: ${item.message}`,
  hint: `Nothing was written. It comes from what a person changed and what the layers changed, together: change the file by hand so that both fit, and run npx nx run ${job.slice}:generate again. npx nx run ${job.slice}:generate --dry-run shows the changes.`,
});
