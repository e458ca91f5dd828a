import type { GeneratorCallback, Tree } from '@nx/devkit';
import {
  foreseeRecovery,
  inertLine,
  recover as recoverFiles,
  takeApplyLock,
  type Recovery,
} from '@nx-slice/pipeline';
import { outsideTree } from '../outside-tree.js';

const DONE: Readonly<Record<Recovery, string>> = {
  nothing: 'Nothing to recover: no apply was interrupted.',
  undone:
    'Recovered: an apply had ended before it changed a file; what it had prepared is removed.',
  redone:
    'Recovered: an apply had ended half-way; the rest of its files is in place now.',
};

const FORESEEN: Readonly<Record<Recovery, string>> = {
  nothing: DONE.nothing,
  undone:
    'An apply ended before it changed a file; recovery removes what it had prepared.',
  redone:
    'An apply ended half-way; recovery puts the rest of these files in place:',
};

/** By hand what every apply does first: files that a killed apply left half-way are old, or new, again. */
export default function recover(tree: Tree): Promise<GeneratorCallback> {
  const workspace = tree.root;
  return outsideTree('nx-slice:recover', async (context, dryRun) => {
    // Nx calls this first, and alone with --dry-run.
    if (dryRun) {
      const foreseen = foreseeRecovery(workspace);
      if (!foreseen.ok) return foreseen;
      const { recovery, paths } = foreseen.value;
      console.log(
        [
          FORESEEN[recovery],
          ...paths.map((path) => `  ${inertLine(path)}`),
        ].join('\n'),
      );
      return foreseen;
    }
    const lock = await takeApplyLock(workspace, context);
    if (!lock.ok) return lock;
    try {
      const recovered = recoverFiles(workspace);
      if (recovered.ok) console.log(DONE[recovered.value]);
      return recovered;
    } finally {
      lock.value.release();
    }
  });
}
