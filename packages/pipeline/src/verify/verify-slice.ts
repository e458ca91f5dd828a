import {
  fail,
  ok,
  planSchema,
  type Diagnostic,
  type Result,
  type Verdict,
} from '@nx-slice/schemas';
import { diagnostic } from '../diagnostics.js';
import { createPrivateWorkspace } from '../edge/private-workspace.js';
import { afterVerify } from '../feedback/after-verify.js';
import type { Job } from '../job.js';
import { readCommission } from '../layer/commission.js';
import { isVouchedFor } from '../layer/vouched.js';
import { readPlanRequest } from '../plan/plan-commission.js';
import { derive, PLAN } from '../plan/seal-plan.js';
import { canonical } from '../seal/canonical.js';
import { uncommitted } from '../seal/committed.js';
import { digestOf } from '../seal/digest.js';
import type { Sealed } from '../seal/make-seal.js';
import type { Site } from './check.js';
import {
  allConformance,
  conformanceTo,
  type Conformance,
} from './conformance.js';
import { lintCheck } from './lint.js';
import { readAll } from './read-all.js';
import { GATE_VERSION } from './stages.js';
import { runTests } from './test.js';
import { typecheckCheck } from './typecheck.js';

/**
 * All artifacts of a slice assembled in one clean workspace and judged together. What is found becomes the
 * feedback of the layers that own it.
 */
export async function verifySlice(
  job: Job,
): Promise<Result<Verdict, readonly Diagnostic[]>> {
  const foreign = await uncommitted(job);
  if (foreign.length > 0) return fail(foreign);
  return afterVerify(job, await judgeTogether(job));
}

async function judgeTogether(
  job: Job,
): Promise<Result<Verdict, readonly Diagnostic[]>> {
  const all = readAll(job);
  if (!all.ok) return all;
  const files = all.value.flatMap(({ artifact }) => artifact.files);
  const owners = ownersOf(all.value);
  const underived = await checkDerived(job, all.value);
  if (underived.length > 0) return fail(underived);
  const conformance = await conformanceOfAll(job, all.value);
  if (!conformance.ok) return conformance;
  // Who asks is of no account here: what counts is where the code came from, whatever the seals say of it.
  const isolation = await job.isolation(await areVouchedFor(job, all.value));
  if (!isolation.ok) return isolation;

  const workspace = createPrivateWorkspace(job.nodeModules);
  try {
    workspace.add(files);
    const site: Site = {
      folder: workspace.folder,
      scratch: workspace.scratch,
      isolation: isolation.value,
      deadline: job.deadline,
      stack: job.stack,
      files: files.map(({ path }) => path),
      ownerOf: (path) => owners.get(path) ?? null,
      provideRuntime: () => workspace.add(conformance.value.files),
      conformance: conformance.value.tests,
      entries: [],
      promises: [],
      signal: job.signal,
    };
    const compiled = await Promise.all(
      [typecheckCheck, lintCheck].map((check) => check.run(site)),
    );
    if (compiled.flat().length > 0) return fail(compiled.flat());
    const tests = await runTests(site);
    if (tests.diagnostics.length > 0) return fail(tests.diagnostics);
    const verdict: Verdict = {
      version: 1,
      slice: job.slice,
      gate: GATE_VERSION,
      artifacts: all.value.map(({ seal }) => ({
        layer: seal.layer,
        digest: seal.artifact,
      })),
      isolation: isolation.value.level,
      tests: tests.passed,
    };
    job.store.replace('verify', { 'verdict.json': verdict });
    job.onEvent({
      type: 'verified',
      slice: job.slice,
      layers: job.stack.layers.length,
      tests: tests.passed,
    });
    return ok(verdict);
  } finally {
    workspace.remove();
  }
}

/** What the stack itself demands of every layer. */
async function conformanceOfAll(
  { stack, store }: Job,
  all: readonly Sealed[],
): Promise<Result<Conformance, readonly Diagnostic[]>> {
  const shared = all
    .filter(({ seal }) => seal.layer === 'plan')
    .flatMap(({ artifact }) => artifact.files);
  const problems: Diagnostic[] = [];
  const parts: Conformance[] = [];
  for (const { artifact, seal } of all) {
    if (seal.layer === 'plan') continue;
    const section = store.readSection(seal.layer);
    if (!section.ok) {
      problems.push(...section.error);
      continue;
    }
    const { plan } = section.value;
    parts.push(
      conformanceTo({
        layer: seal.layer,
        demanded: await stack.conformance(plan, seal.layer),
        written: artifact.files,
        shared,
      }),
    );
  }
  return problems.length > 0 ? fail(problems) : ok(allConformance(parts));
}

/** Whether all of it is what our own templates write, and the plan's own files are what follows from the plan. */
export async function areVouchedFor(
  job: Job,
  all: readonly Sealed[],
): Promise<boolean> {
  for (const sealed of all) {
    if (sealed.seal.layer === PLAN) continue;
    const commission = readCommission(job, sealed.seal.layer);
    if (!commission.ok) return false;
    if (!(await isVouchedFor(job, commission.value, sealed))) return false;
  }
  return true;
}

/** No agent writes the domain contract: whatever else the plan's folder holds, sealed or not, is refused. */
async function checkDerived(
  job: Job,
  all: readonly Sealed[],
): Promise<readonly Diagnostic[]> {
  const { stack, store, slice } = job;
  const plan = store.readDocument(`${PLAN}/plan.json`, planSchema);
  if (plan === undefined) return [];
  if (!plan.ok) return plan.error;
  const request = readPlanRequest(job);
  if (!request.ok) return request.error;
  const { artifact, documents } = await derive(
    stack,
    plan.value,
    request.value.referred,
  );
  const expected = new Map([
    ['artifact.json', digestOf(canonical(artifact))],
    ...Object.entries(documents).map(
      ([name, document]) => [name, digestOf(canonical(document))] as const,
    ),
  ]);
  return all
    .filter(({ seal }) => seal.layer === PLAN)
    .flatMap(({ seal }) => [
      { name: 'artifact.json', digest: seal.artifact },
      ...seal.documents,
    ])
    .filter(({ name, digest }) => expected.get(name) !== digest)
    .map(({ name }) =>
      diagnostic({
        code: 'SEAL_MISMATCH',
        stage: 'seal',
        layer: PLAN,
        file: `artifacts/${PLAN}/${name}`,
        message: `${name} is not what follows from artifacts/${PLAN}/plan.json`,
        hint: `Have it compiled again: npx nx run ${slice}:${PLAN} --skip-nx-cache`,
      }),
    );
}

const ownersOf = (all: readonly Sealed[]): ReadonlyMap<string, string> =>
  new Map(
    all.flatMap(({ artifact, seal }) =>
      artifact.files.map(({ path }) => [path, seal.layer] as const),
    ),
  );
