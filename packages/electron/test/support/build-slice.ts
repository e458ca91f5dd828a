import {
  artifactSchema,
  readSlice,
  type Plan,
  type SourceFile,
} from '@nx-slice/schemas';
import { createScaffoldAgent } from '../../src/scaffold/scaffold-agent.js';
import { planFromSlice } from '../../src/scaffold/plan/index.js';
import { electronStack } from '../../src/stack.js';

const stack = electronStack();

/**
 * The plan that is stored of a spec.
 *
 * @param others specs of the slices that it refers to, among any more
 * @throws {Error} a spec is not valid, with what is wrong
 */
export const planOf = (spec: object, others: readonly object[] = []): Plan =>
  stack.withForeign(scaffoldPlan(spec), others.map(scaffoldPlan));

/** What the scaffold agent plans, without what other slices add to it. @throws {Error} as `planOf` */
export function scaffoldPlan(spec: object): Plan {
  const read = readSlice(JSON.stringify(spec, null, 2), 'slice.json');
  if (!read.ok) throw new Error(JSON.stringify(read.error, null, 2));
  return planFromSlice(read.value.slice);
}

export interface BuiltSlice {
  /** What the orchestrator compiles from the plan. */
  readonly domain: readonly SourceFile[];
  /** What the scaffold agent answers, by layer. */
  readonly layers: Readonly<Record<string, readonly SourceFile[]>>;
  readonly files: readonly SourceFile[];
}

/** A whole slice as the scaffold agent writes it, each layer from its own section of the plan. Not judged. */
export async function buildSlice(
  spec: object,
  others: readonly object[] = [],
): Promise<BuiltSlice> {
  const plan = planOf(spec, others);
  const domain = await stack.compileDomain(plan);
  const agent = createScaffoldAgent();
  const answers = await Promise.all(
    stack.layers.map(async ({ name, sees, roots, brief }) => {
      const reply = await agent
        .open({
          kind: 'layer',
          slice: plan.name,
          layer: name,
          brief,
          section: { version: 1, layer: name, plan: sees(plan) },
          contracts: [],
          roots,
          feedback: [],
        })
        .ask({ kind: 'request' }, new AbortController().signal);
      if (reply.kind === 'failure') {
        throw new Error(JSON.stringify(reply.diagnostics));
      }
      return [
        name,
        artifactSchema.parse(JSON.parse(reply.text)).files,
      ] as const;
    }),
  );
  return {
    domain,
    layers: Object.fromEntries(answers),
    files: [...domain, ...answers.flatMap(([, files]) => files)],
  };
}
