import {
  fail,
  ok,
  type Diagnostic,
  type Result,
  type Verdict,
} from '@nx-slice/schemas';
import { createPrivateWorkspace } from '../edge/private-workspace.js';
import { afterVerify } from '../feedback/after-verify.js';
import type { Job } from '../job.js';
import type { Sealed } from '../seal/make-seal.js';
import type { Site } from './check.js';
import {
  allConformance,
  conformanceTo,
  type Conformance,
} from './conformance.js';
import { lintCheck } from './lint.js';
import { GATE_VERSION } from './stages.js';
import { runTests } from './test.js';
import { typecheckCheck } from './typecheck.js';

/**
 * All artifacts of a slice assembled in one clean workspace and judged together. What is found becomes the
 * feedback of the layers that own it.
 */
export const verifySlice = async (
  job: Job,
): Promise<Result<Verdict, readonly Diagnostic[]>> =>
  afterVerify(job, await judgeTogether(job));

async function judgeTogether(
  job: Job,
): Promise<Result<Verdict, readonly Diagnostic[]>> {
  const all = readAll(job);
  if (!all.ok) return all;
  const files = all.value.flatMap(({ artifact }) => artifact.files);
  const owners = ownersOf(all.value);
  const conformance = await conformanceOfAll(job, all.value);
  if (!conformance.ok) return conformance;
  // Who asks is of no account here: what counts is where the code came from.
  const isolation = await job.isolation(
    all.value.every(({ seal }) => seal.gate.isolation === 'process'),
  );
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

/** The plan's and every layer's sealed artifact, in the stack's order. */
export function readAll(
  job: Pick<Job, 'stack' | 'store'>,
): Result<readonly Sealed[], readonly Diagnostic[]> {
  const reads = ['plan', ...job.stack.layers.map(({ name }) => name)].map(
    (layer) => job.store.readSealed(layer),
  );
  const problems = reads.flatMap((read) => (read.ok ? [] : read.error));
  return problems.length > 0
    ? fail(problems)
    : ok(reads.flatMap((read) => (read.ok ? [read.value] : [])));
}

const ownersOf = (all: readonly Sealed[]): ReadonlyMap<string, string> =>
  new Map(
    all.flatMap(({ artifact, seal }) =>
      artifact.files.map(({ path }) => [path, seal.layer] as const),
    ),
  );
