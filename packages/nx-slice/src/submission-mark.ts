import { randomUUID } from 'node:crypto';

/**
 * An input of every layer's task that is set only when an artifact is submitted, and never twice to the same
 * value. Nx hashes the words of a command, not the file that `--artifact` names: the same words after another
 * edit would be answered from the cache.
 */
export const SUBMISSION = 'NX_SLICE_SUBMISSION';

/** Nx calls this before it hashes anything, and puts what is returned into the environment of the run. */
export const preTasksExecution = (
  _options: unknown,
  { argv }: { readonly argv: readonly string[] },
): Readonly<Record<string, string>> =>
  argv.some((word) => /^--artifact(=|$)/.test(word))
    ? { [SUBMISSION]: randomUUID() }
    : {};
