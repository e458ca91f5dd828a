import { fail, ok, type Diagnostic, type Result } from '@nx-slice/schemas';
import { diagnostic } from '../diagnostics.js';
import type { Job } from '../job.js';
import { askedOf, readCommission } from '../layer/commission.js';
import { planInputs, readPlanRequest } from '../plan/plan-commission.js';
import { PLAN } from '../plan/seal-plan.js';
import { changeText } from '../seal/frozen.js';
import type { Sealed } from '../seal/make-seal.js';
import { staleness, type Asked } from '../seal/standing.js';

/**
 * The plan's and every layer's sealed artifact, in the stack's order: each whole, and each made from what there
 * is now. A cache can hand out an old artifact, seal and all, for a new question.
 */
export function readAll(
  job: Job,
): Result<readonly Sealed[], readonly Diagnostic[]> {
  const names = [PLAN, ...job.stack.layers.map(({ name }) => name)];
  const reads = names.map((name) => job.store.readSealed(name));
  const broken = reads.flatMap((read) => (read.ok ? [] : read.error));
  if (broken.length > 0) return fail(broken);
  const all = reads.flatMap((read) => (read.ok ? [read.value] : []));
  const problems: Diagnostic[] = [];
  for (const sealed of all) {
    const { layer } = sealed.seal;
    const asked = askedNow(job, layer);
    if (!asked.ok) {
      problems.push(...asked.error);
      continue;
    }
    const changes = staleness(sealed, asked.value);
    if (changes.length > 0) {
      problems.push(
        diagnostic({
          code: 'SEAL_MISMATCH',
          stage: 'seal',
          layer,
          file: `artifacts/${layer}/seal.json`,
          message: `The artifact of ${layer} was made from something else than what there is now: ${changes.map(changeText).join(', ')}`,
          hint: `Run npx nx run ${job.slice}:${layer}; with --skip-nx-cache if a cache has brought it back.`,
        }),
      );
    }
  }
  return problems.length > 0 ? fail(problems) : ok(all);
}

/** What would be asked for now, for the plan or a layer. */
export function askedNow(
  job: Job,
  name: string,
): Result<Asked, readonly Diagnostic[]> {
  if (name === PLAN) {
    const request = readPlanRequest(job);
    return request.ok
      ? ok({ name, inputs: planInputs(request.value) })
      : request;
  }
  const commission = readCommission(job, name);
  return commission.ok ? ok(askedOf(commission.value)) : commission;
}
