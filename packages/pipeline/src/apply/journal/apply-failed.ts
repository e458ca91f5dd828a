import type { Diagnostic } from '@nx-slice/schemas';
import { diagnostic } from '../../diagnostics.js';
import { codeOf } from '../../edge/error-code.js';

/** What the codes of a system error mean to a person, and what they can do. */
const REMEDIES: Readonly<Record<string, readonly [string, string]>> = {
  ENOSPC: ['the disk is full', 'Make room on the disk'],
  EDQUOT: ['the quota of the disk is used up', 'Make room on the disk'],
  EROFS: ['the disk is read-only', 'Make the disk writable'],
  EACCES: ['access is denied', 'Give this user the right to write there'],
  EPERM: ['it is not permitted', 'Give this user the right to write there'],
  EIO: ['the disk reports an error', 'Check the disk and its log'],
  EXDEV: [
    'it is on another file system than the workspace',
    'Have the slices on the file system of the workspace',
  ],
  EBUSY: ['it is in use', 'Close the program that uses it'],
};

/**
 * A system call failed.
 *
 * @param at what was the state of the files then
 * @throws the error itself when it is no system error: that is a bug
 */
export function applyFailed(
  error: unknown,
  at: 'before the commit' | 'after the commit',
): Diagnostic {
  const code = codeOf(error);
  if (code === undefined || !(error instanceof Error)) throw error;
  const [meaning, remedy] = REMEDIES[code] ?? [
    'the system refused',
    'See what the message says',
  ];
  return diagnostic({
    code: 'APPLY_FAILED',
    stage: 'apply',
    message: `${code}: ${meaning} (${error.message})`,
    hint:
      at === 'before the commit'
        ? `No file was changed. ${remedy}, and run the same command again.`
        : `The change is written down completely, and not yet in place completely. ${remedy}, and run npx nx g nx-slice:recover, or the same command again.`,
  });
}
