import type { Diagnostic, Stage } from '@nx-slice/schemas';
import type { Check, Site } from './check.js';
import { contractCheck } from './contract.js';
import { lintCheck } from './lint.js';
import { testCheck } from './test.js';
import { typecheckCheck } from './typecheck.js';

type Rounds = readonly (readonly Check[])[];

/** The checks that need a workspace, in order of cost; those of one round run side by side. */
export const READING: Rounds = [[typecheckCheck, lintCheck], [contractCheck]];

/** The checks that run the code: what lies in the workspace afterwards is no longer what was put there. */
export const RUNNING: Rounds = [[testCheck]];

/** Every stage that an answer goes through, in order. */
export const STAGES: readonly Stage[] = [
  'parse',
  'policy',
  ...[...READING, ...RUNNING].flat().map(({ stage }) => stage),
];

/** Changes when the same answer could be judged differently than before. */
export const GATE_VERSION = '4';

/** The findings of the first round that has any; a later round would only repeat them. */
export async function runChecks(
  rounds: Rounds,
  site: Site,
): Promise<readonly Diagnostic[]> {
  for (const round of rounds) {
    const found = await Promise.all(round.map((check) => check.run(site)));
    const diagnostics = found.flat();
    if (diagnostics.some(({ severity }) => severity === 'error')) {
      return diagnostics;
    }
  }
  return [];
}
