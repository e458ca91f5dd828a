import { randomUUID } from 'node:crypto';
import { FROZEN, frozenIn } from './job/frozen.js';
import { RECORDING, recordingIn } from './job/recordings.js';
import { RESUME, resumeIn } from './job/resume.js';
import { beginRun, MAX_COST, maxCostIn, RUN } from './job/spending.js';

/**
 * An input of every layer's task that is set only when an artifact is submitted, and never twice to the same
 * value. Nx hashes the words of a command, not the file that `--artifact` names: the same words after another
 * edit would be answered from the cache.
 */
export const SUBMISSION = 'NX_SLICE_SUBMISSION';

/** Nx calls this before it hashes anything, and takes over what is set in the environment meanwhile. */
export function preTasksExecution(
  _options: unknown,
  { argv, workspaceRoot }: Command,
): void {
  if (argv.some((word) => /^--artifact(=|$)/.test(word))) {
    process.env[SUBMISSION] = randomUUID();
  }
  const frozen = frozenIn(argv);
  if (frozen !== undefined) process.env[FROZEN] = String(frozen);
  const recording = recordingIn(argv);
  if (recording !== null) process.env[RECORDING] = recording;
  const maxCost = maxCostIn(argv);
  if (maxCost !== undefined) process.env[MAX_COST] = maxCost;
  const resume = resumeIn(argv);
  if (resume !== undefined) process.env[RESUME] = String(resume);
  process.env[RUN] = beginRun(workspaceRoot, resume ?? false, new Date());
}

interface Command {
  readonly argv: readonly string[];
  /** Absolute path. */
  readonly workspaceRoot: string;
}
