import type {
  AgentIdentity,
  Artifact,
  Contract,
  Digest,
  IsolationLevel,
  Seal,
  Usage,
} from '@nx-slice/schemas';
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
  /** What else is stored with it, by name. */
  readonly documents?: Readonly<Record<string, unknown>>;
  readonly inputs: readonly SealInput[];
  readonly agent: AgentIdentity;
  readonly stack: { readonly name: string; readonly version: string };
  readonly attempts: number;
  readonly usage: Usage | null;
  /** Where the code and its tests ran. */
  readonly isolation: IsolationLevel;
}

/** Puts digests on what an artifact is and on all that it was made from. No times: same work, same bytes. */
export function makeSeal(request: SealRequest): Sealed {
  const { slice, layer, artifact, contract, stack } = request;
  const seal: Unsealed = {
    version: 1,
    slice,
    layer,
    artifact: digestOf(canonical(artifact)),
    contract: digestOf(canonical(contract)),
    documents: Object.entries(request.documents ?? {}).map(
      ([name, document]) => ({ name, digest: digestOf(canonical(document)) }),
    ),
    inputs: request.inputs.map(({ name, text }) => ({
      name,
      digest: digestOf(text),
    })),
    agent: request.agent,
    stack: { name: stack.name, version: stack.version },
    gate: {
      version: GATE_VERSION,
      stages: [...STAGES],
      isolation: request.isolation,
    },
    attempts: request.attempts,
    usage: request.usage,
  };
  return { artifact, contract, seal: { ...seal, seal: digestOfSeal(seal) } };
}

type Unsealed = Omit<Seal, 'seal'>;

/** The digest that a seal carries of itself: of all else that it says. */
export const digestOfSeal = (seal: Unsealed): Digest =>
  digestOf(canonical({ ...seal, seal: undefined }));
