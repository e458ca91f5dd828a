import { basename, dirname, join } from 'node:path';
import type { Diagnostic, Digest } from '@nx-slice/schemas';
import { diagnostic } from '../../diagnostics.js';
import type { JournalFs } from '../../edge/journal-fs.js';
import { digestOf } from '../../seal/digest.js';
import { foldersAbove } from './refusal-of-place.js';

/** What is at the place of a file now. */
export type Observed =
  | {
      readonly kind: 'there';
      /** `null`: no file. */
      readonly digest: Digest | null;
      /** The permission bits; `null` without a file. */
      readonly mode: number | null;
    }
  /** Something that is never written through or over: a link, a folder, a device, a file as a folder. */
  | { readonly kind: 'refused'; readonly problem: Diagnostic };

/**
 * Looks at every folder on the way, for a link in the place of one leads out of the workspace.
 *
 * @param isExact the name must be spelled like that, also where the file system takes another case for the same
 * @throws errors of the file system
 */
export function observe(
  fs: JournalFs,
  workspace: string,
  path: string,
  isExact: boolean,
): Observed {
  for (const folder of foldersAbove(path)) {
    const found = fs.stat(join(workspace, folder));
    if (found === undefined) return NOTHING;
    if (found.kind !== 'folder') return refused(path, folder, found.kind);
  }
  const target = join(workspace, path);
  const found = fs.stat(target);
  if (
    found === undefined ||
    (isExact && !fs.list(dirname(target)).includes(basename(target)))
  ) {
    return NOTHING;
  }
  if (found.kind !== 'file') return refused(path, path, found.kind);
  return {
    kind: 'there',
    digest: digestOf(fs.read(target)),
    mode: found.mode,
  };
}

const NOTHING = { kind: 'there', digest: null, mode: null } as const;

const NAMES = {
  file: 'a file',
  folder: 'a folder',
  link: 'a symbolic link',
  other: 'neither a file nor a folder',
} as const;

const refused = (
  path: string,
  place: string,
  kind: keyof typeof NAMES,
): Observed => ({
  kind: 'refused',
  problem: diagnostic({
    code: 'TARGET_REFUSED',
    stage: 'apply',
    file: place,
    message:
      place === path
        ? `${path} is ${NAMES[kind]}: only a regular file is written or replaced`
        : `${place} is ${NAMES[kind]}, and ${path} is to be in a folder of that name: nothing is written through it`,
    hint: `Move ${place} away, and run the same command again.`,
  }),
});
