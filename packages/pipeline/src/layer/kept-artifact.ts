import type { AgentIdentity } from '@nx-slice/schemas';
import type { Job } from '../job.js';
import { canonical } from '../seal/canonical.js';
import { digestOf } from '../seal/digest.js';
import type { Sealed } from '../seal/make-seal.js';
import { GATE_VERSION } from '../verify/stages.js';
import { inputsOf, verifyInput, type Commission } from './commission.js';

/** Who made an artifact that was submitted by hand. */
export const PERSON: AgentIdentity = {
  kind: 'person',
  version: '1',
  model: null,
  effort: null,
};

export const isByPerson = ({ seal }: Sealed): boolean =>
  seal.agent.kind === PERSON.kind;

/**
 * The sealed artifact, if the layer's feedback says to keep it, all that it was made from is the same, and the
 * gate would say the same of it. What verify said is not compared: it is gone because it was heeded. A
 * person's work stays whatever agent is configured; an agent's only for that agent.
 */
export function keptArtifact(
  job: Job,
  commission: Commission,
): Sealed | undefined {
  const { layer, feedback } = commission;
  if (feedback.keep === null || feedback.verify !== null) return undefined;
  const read = job.store.readSealed(layer.name);
  if (!read.ok) return undefined;
  const { seal } = read.value;
  const isSame =
    seal.artifact === feedback.keep &&
    seal.gate.version === GATE_VERSION &&
    (isByPerson(read.value) ||
      canonical(seal.agent) === canonical(job.agent.identity)) &&
    canonical(
      seal.inputs.filter(({ name }) => name !== verifyInput(layer.name)),
    ) ===
      canonical(
        inputsOf(commission).map(({ name, text }) => ({
          name,
          digest: digestOf(text),
        })),
      );
  return isSame ? read.value : undefined;
}
