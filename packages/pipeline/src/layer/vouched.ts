import type { Job } from '../job.js';
import { canonical } from '../seal/canonical.js';
import { digestOf } from '../seal/digest.js';
import type { Sealed } from '../seal/make-seal.js';
import { parseArtifact } from '../verify/parse.js';
import type { Commission } from './commission.js';

/**
 * Whether an artifact is what a trusted agent of ours writes, to the byte. It is asked anew: a seal only claims
 * who made an artifact, and whoever can write an artifact can write a seal.
 */
export async function isVouchedFor(
  { agentFor, signal }: Pick<Job, 'agentFor' | 'signal'>,
  { request, layer }: Commission,
  { seal }: Sealed,
): Promise<boolean> {
  const agent = agentFor(layer.name);
  if (agent.trusted !== true) return false;
  const conversation = agent.open(request);
  try {
    const reply = await conversation.ask({ kind: 'request' }, signal);
    if (reply.kind === 'failure') return false;
    const parsed = parseArtifact(reply.text, layer.name);
    return parsed.ok && digestOf(canonical(parsed.value)) === seal.artifact;
  } finally {
    await conversation.close();
  }
}
