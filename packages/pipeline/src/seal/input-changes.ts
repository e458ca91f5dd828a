import type { AgentIdentity, Digest, Seal } from '@nx-slice/schemas';
import { canonical } from './canonical.js';
import { digestOf } from './digest.js';
import type { SealInput } from './make-seal.js';

/** An input that is not the one an artifact was made from. */
export interface InputChange {
  readonly name: string;
  /** `null`: it was no input then. */
  readonly before: Digest | null;
  /** `null`: it is none now. */
  readonly after: Digest | null;
}

/** What changed since a seal was made. Empty: the same inputs, so the artifact can be used again. */
export function inputChanges(
  seal: Pick<Seal, 'inputs'>,
  now: readonly SealInput[],
): readonly InputChange[] {
  const before = new Map(
    seal.inputs.map(({ name, digest }) => [name, digest] as const),
  );
  const after = new Map(
    now.map(({ name, text }) => [name, digestOf(text)] as const),
  );
  return [...new Set([...after.keys(), ...before.keys()])]
    .map((name) => ({
      name,
      before: before.get(name) ?? null,
      after: after.get(name) ?? null,
    }))
    .filter((change) => change.before !== change.after);
}

/** The agent that would be asked now, compared like an input. */
export const agentChange = (
  before: AgentIdentity,
  after: AgentIdentity,
): readonly InputChange[] => {
  const change = {
    name: 'agent',
    before: digestOf(canonical(before)),
    after: digestOf(canonical(after)),
  };
  return change.before === change.after ? [] : [change];
};
