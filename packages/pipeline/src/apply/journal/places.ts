import { join } from 'node:path';

/** All that apply keeps for itself, relative to the workspace: on its file system, git-ignored, no input of any task. */
export const APPLY = '.nx-slice/apply';
export const LOCK = `${APPLY}/lock`;
export const JOURNAL = `${APPLY}/journal.json`;

/** @param workspace absolute path */
export const placesIn = (workspace: string) => ({
  /** The folders above the rest, outermost first. */
  folders: [join(workspace, '.nx-slice'), join(workspace, APPLY)],
  ignore: join(workspace, '.nx-slice/.gitignore'),
  apply: join(workspace, APPLY),
  lock: join(workspace, LOCK),
  journal: join(workspace, JOURNAL),
  /** The journal before it counts. */
  draft: join(workspace, APPLY, 'journal.draft'),
  /** What is about to be installed. */
  staging: join(workspace, APPLY, 'staging'),
});

export type Places = ReturnType<typeof placesIn>;
