import type { AgentIdentity, Diagnostic, Digest } from '@nx-slice/schemas';
import type { Job } from '../job.js';
import { GATE_VERSION } from '../verify/stages.js';
import {
  agentChange,
  inputChanges,
  type InputChange,
} from './input-changes.js';
import type { SealInput, Sealed } from './make-seal.js';

/** Who made an artifact that was submitted by hand. */
export const PERSON: AgentIdentity = {
  kind: 'person',
  version: '1',
  model: null,
  effort: null,
};

export const isByPerson = ({ seal }: Sealed): boolean =>
  seal.agent.kind === PERSON.kind;

/** Whether an artifact that was made before can be used for what is asked now. */
export type Standing =
  /** The same inputs, the same agent, the same gate: as it is. */
  | { readonly kind: 'fits'; readonly sealed: Sealed }
  /** The gate has changed since; nobody has to write anything for that. */
  | { readonly kind: 'judged-otherwise'; readonly sealed: Sealed }
  | {
      readonly kind: 'changed';
      readonly sealed: Sealed;
      readonly changes: readonly InputChange[];
    }
  | { readonly kind: 'missing' }
  /** There is something, and it is not what was sealed. */
  | { readonly kind: 'broken'; readonly diagnostics: readonly Diagnostic[] };

export interface Asked {
  /** The folder's name: a layer's, or `plan`. */
  readonly name: string;
  readonly inputs: readonly SealInput[];
  /** Inputs that a later run may be without: they have done their work. */
  readonly heeded?: readonly string[];
  /** Inputs that need not be the ones of then, for what they are now is in the artifact. */
  readonly isSettled?: (input: string, sealed: Sealed) => boolean;
  /** The only artifact that will do. */
  readonly keep?: Digest | null;
}

/**
 * Looks at what is stored. What a person wrote stays whatever agent is configured; what an agent wrote only for
 * that agent.
 */
export function standingOf(
  { store, agentFor }: Pick<Job, 'store' | 'agentFor'>,
  asked: Asked,
): Standing {
  const { name, keep = null } = asked;
  const read = store.readSealed(name);
  if (!read.ok) {
    return read.error.every(({ code }) => code === 'ARTIFACT_MISSING') &&
      store.isEmpty(name)
      ? { kind: 'missing' }
      : { kind: 'broken', diagnostics: read.error };
  }
  const sealed = read.value;
  const { seal } = sealed;
  const changes = [
    ...staleness(sealed, asked),
    ...(isByPerson(sealed)
      ? []
      : agentChange(seal.agent, agentFor(name).identity)),
    ...(keep === null || keep === seal.artifact
      ? []
      : [{ name: 'artifact', before: seal.artifact, after: keep }]),
  ];
  if (changes.length > 0) return { kind: 'changed', sealed, changes };
  return seal.gate.version === GATE_VERSION
    ? { kind: 'fits', sealed }
    : { kind: 'judged-otherwise', sealed };
}

/** What an artifact was made from and is no longer so; who made it is of no account. */
export const staleness = (
  sealed: Sealed,
  { inputs, heeded = [], isSettled = () => false }: Omit<Asked, 'name'>,
): readonly InputChange[] =>
  inputChanges(sealed.seal, inputs).filter(
    ({ name, after }) =>
      !(after === null && heeded.includes(name)) && !isSettled(name, sealed),
  );
