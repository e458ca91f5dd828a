import type { Diagnostic, Stage } from '@nx-slice/schemas';
import type { Check, Site } from './check.js';
import { contractCheck } from './contract.js';
import { lintCheck } from './lint.js';
import { testCheck } from './test.js';
import { typecheckCheck } from './typecheck.js';

/** The checks that need a workspace, in order of cost; those of one round run side by side. */
export const ROUNDS: readonly (readonly Check[])[] = [
  [typecheckCheck, lintCheck],
  [contractCheck],
  [testCheck],
];

/** Every stage that an answer goes through, in order. */
export const STAGES: readonly Stage[] = [
  'parse',
  'policy',
  ...ROUNDS.flat().map(({ stage }) => stage),
];

/** Changes when the same answer could be judged differently than before. */
export const GATE_VERSION = '1';

/** The findings of the first round that has any; a later round would only repeat them. */
export async function runChecks(site: Site): Promise<readonly Diagnostic[]> {
  for (const round of ROUNDS) {
    const found = await Promise.all(round.map((check) => check.run(site)));
    const diagnostics = found.flat();
    if (diagnostics.some(({ severity }) => severity === 'error')) {
      return diagnostics;
    }
  }
  return [];
}
