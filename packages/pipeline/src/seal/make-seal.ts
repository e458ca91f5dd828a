import type {
  AgentIdentity,
  Artifact,
  Contract,
  Diagnostic,
  Digest,
  IsolationLevel,
  Seal,
} from '@nx-slice/schemas';
import { diagnostic } from '../diagnostics.js';
import { GATE_VERSION, STAGES } from '../verify/stages.js';
import { canonical } from './canonical.js';
import { digestOf } from './digest.js';

/** An input of an artifact: its name, and the text that the agent was given. */
export interface SealInput {
  readonly name: string;
  readonly text: string;
}

export interface Sealed {
  readonly artifact: Artifact;
  readonly contract: Contract;
  readonly seal: Seal;
}

export interface SealRequest {
  readonly slice: string;
  readonly layer: string;
  readonly artifact: Artifact;
  readonly contract: Contract;
  readonly inputs: readonly SealInput[];
  readonly agent: AgentIdentity;
  readonly attempts: number;
  /** Where the code and its tests ran. */
  readonly isolation: IsolationLevel;
}

/** Puts digests on what an artifact is and on all that it was made from. No times: same work, same bytes. */
export function makeSeal(request: SealRequest): Sealed {
  const { slice, layer, artifact, contract, agent, attempts, isolation } =
    request;
  return {
    artifact,
    contract,
    seal: {
      version: 1,
      slice,
      layer,
      artifact: digestOf(canonical(artifact)),
      contract: digestOf(canonical(contract)),
      inputs: request.inputs.map(({ name, text }) => ({
        name,
        digest: digestOf(text),
      })),
      agent,
      gate: { version: GATE_VERSION, stages: [...STAGES], isolation },
      attempts,
    },
  };
}

/** Checked at every use: Nx restores what is in its cache and does not look at it. */
export function checkSeal({
  artifact,
  contract,
  seal,
}: Sealed): readonly Diagnostic[] {
  const mismatch = (what: string, stored: Digest, found: Digest) =>
    stored === found
      ? []
      : [
          diagnostic({
            code: 'SEAL_MISMATCH',
            stage: 'seal',
            layer: seal.layer,
            file: `artifacts/${seal.layer}/${what}.json`,
            message: `The ${what} of ${seal.layer} is not the one that was sealed`,
            hint: `Run the layer again: nx run ${seal.slice}:${seal.layer} --skip-nx-cache`,
          }),
        ];
  return [
    ...mismatch('artifact', seal.artifact, digestOf(canonical(artifact))),
    ...mismatch('contract', seal.contract, digestOf(canonical(contract))),
  ];
}
