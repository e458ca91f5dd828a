import type { AgentIdentity, IsolationLevel, Usage } from '@nx-slice/schemas';
import type { Job } from '../job.js';
import { makeSeal, type Sealed } from '../seal/make-seal.js';
import { inputsOf, type Commission } from './commission.js';
import type { Judged } from './judge-layer.js';

export interface Provenance {
  readonly agent: AgentIdentity;
  readonly attempts: number;
  readonly usage: Usage | null;
  /** Where the code and its tests ran. */
  readonly isolation: IsolationLevel;
}

/** Seals what has passed the gate, and stores it. */
export function sealLayer(
  job: Job,
  commission: Commission,
  judged: Judged,
  provenance: Provenance,
): Sealed {
  const { name } = commission.layer;
  const sealed = makeSeal({
    slice: job.slice,
    layer: name,
    stack: job.stack,
    ...judged,
    ...provenance,
    inputs: inputsOf(commission),
  });
  job.store.replace(name, {
    'artifact.json': sealed.artifact,
    'contract.json': sealed.contract,
    'seal.json': sealed.seal,
  });
  return sealed;
}
