import type {
  AgentIdentity,
  Artifact,
  Plan,
  PlanSection,
  Usage,
} from '@nx-slice/schemas';
import type { PlanRequest } from '../agent.js';
import type { Job } from '../job.js';
import { canonical } from '../seal/canonical.js';
import { makeSeal, type Sealed } from '../seal/make-seal.js';
import type { Stack } from '../stack.js';
import { planInputs } from './plan-commission.js';

export const PLAN = 'plan';

/** All that follows from a plan by itself; no agent writes it. */
export interface Derived {
  /** The domain contract and the test support. */
  readonly artifact: Artifact;
  /** The plan, and what each layer sees of it. */
  readonly documents: Readonly<Record<string, unknown>>;
}

export const derive = async (
  {
    layers,
    compileDomain,
    withForeign,
  }: Pick<Stack, 'layers' | 'compileDomain' | 'withForeign'>,
  plan: Plan,
  referred: PlanRequest['referred'] = [],
): Promise<Derived> => {
  const whole = withForeign(plan, referred);
  return {
    artifact: { files: [...(await compileDomain(whole))], contracts: [] },
    documents: {
      'plan.json': plan,
      ...Object.fromEntries(
        layers.map(({ name, sees }) => [
          `sections/${name}.json`,
          { version: 1, layer: name, plan: sees(whole) } satisfies PlanSection,
        ]),
      ),
    },
  };
};

export interface Planner {
  readonly agent: AgentIdentity;
  readonly attempts: number;
  readonly usage: Usage | null;
}

/** Derives, seals and stores; what is stored already is left alone. */
export async function sealPlan(
  job: Job,
  request: PlanRequest,
  plan: Plan,
  { agent, attempts, usage }: Planner,
): Promise<Sealed> {
  const { artifact, documents } = await derive(
    job.stack,
    plan,
    request.referred,
  );
  const sealed = makeSeal({
    slice: plan.name,
    layer: PLAN,
    artifact,
    contract: {
      version: 1,
      layer: PLAN,
      declarations: artifact.files,
      promises: [],
    },
    documents,
    inputs: planInputs(request),
    agent,
    stack: job.stack,
    attempts,
    usage,
    // No agent writes the domain contract: it is compiled from the plan.
    isolation: 'process',
  });
  const stored = job.store.readSealed(PLAN);
  if (!stored.ok || canonical(stored.value.seal) !== canonical(sealed.seal)) {
    job.store.replace(PLAN, {
      ...documents,
      'artifact.json': sealed.artifact,
      'contract.json': sealed.contract,
      'seal.json': sealed.seal,
    });
  }
  return sealed;
}
