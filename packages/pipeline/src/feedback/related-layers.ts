import {
  verdictSchema,
  type Diagnostic,
  type Verdict,
} from '@nx-slice/schemas';
import type { Job } from '../job.js';
import { transitiveNeeds, type Stack } from '../stack.js';

export interface RelatedLayer {
  readonly layer: string;
  readonly because: string;
}

/**
 * Layers that may have caused what shows in another one's file: a component's test fails because the renderer
 * changed. Those it needs that changed since the slice last passed, and those whose files the finding names.
 */
export function relatedLayers(
  stack: Stack,
  finding: Diagnostic,
  changed: ReadonlySet<string>,
): readonly RelatedLayer[] {
  const owner = stack.layers.find(({ name }) => name === finding.layer);
  if (!owner) return [];
  const needs = transitiveNeeds(stack, owner).map(({ name }) => name);
  return [
    ...['plan', ...needs]
      .filter((name) => changed.has(name))
      .map((layer) => ({
        layer,
        because: 'changed since the slice last passed',
      })),
    ...stack.layers
      .filter(
        ({ name, roots }) =>
          name !== owner.name &&
          !(needs.includes(name) && changed.has(name)) &&
          roots.some((root) => finding.message.includes(root)),
      )
      .map(({ name }) => ({ layer: name, because: 'named in the message' })),
  ];
}

/** The layers whose artifact is another one than when the slice last passed; none if it never did. */
export function changedSinceVerified(
  job: Pick<Job, 'stack' | 'store'>,
): ReadonlySet<string> {
  const verdict = job.store.readDocument('verify/verdict.json', verdictSchema);
  if (!verdict?.ok) return new Set();
  const judged = digestsOf(verdict.value);
  return new Set(
    ['plan', ...job.stack.layers.map(({ name }) => name)].filter((layer) => {
      const sealed = job.store.readSealed(layer);
      return sealed.ok && judged.get(layer) !== sealed.value.seal.artifact;
    }),
  );
}

const digestsOf = ({ artifacts }: Verdict): ReadonlyMap<string, string> =>
  new Map(artifacts.map(({ layer, digest }) => [layer, digest]));
