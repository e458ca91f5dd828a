import { ok, type Diagnostic, type Result } from '@nx-slice/schemas';
import type { Job } from '../job.js';
import type { Sealed } from '../seal/make-seal.js';
import { STAGES } from '../verify/stages.js';
import { benchOf, readCommission } from './commission.js';
import { judgeLayer } from './judge-layer.js';
import { PERSON } from '../seal/standing.js';
import { sealLayer } from './seal-layer.js';

/** An artifact that a person wrote or edited. */
export interface Submission {
  /** As the person named it. */
  readonly file: string;
  readonly text: string;
}

/**
 * The same gate for a person as for an agent: what passes is sealed as the work of a person, and kept as long
 * as what it was made from stays the same. What does not pass changes nothing.
 */
export async function submitLayer(
  job: Job,
  name: string,
  { file, text }: Submission,
): Promise<Result<Sealed, readonly Diagnostic[]>> {
  const read = readCommission(job, name);
  if (!read.ok) return read;
  // The person has read what verify said; it is no input of what comes next.
  const feedback = { ...read.value.feedback, verify: null };
  const commission = { ...read.value, feedback };
  // Whoever edited it, most of it may be an agent's answer.
  const isolation = await job.isolation(false);
  if (!isolation.ok) return isolation;

  const judged = await judgeLayer(
    text,
    benchOf(job, commission, isolation.value),
  );
  job.signal.throwIfAborted();
  if (!judged.ok) return judged;
  const sealed = sealLayer(job, commission, judged.value, {
    agent: PERSON,
    attempts: 1,
    usage: null,
    isolation: isolation.value.level,
  });
  job.feedback.write(name, { ...feedback, keep: sealed.seal.artifact });
  job.onEvent({
    type: 'submitted',
    layer: name,
    file,
    files: sealed.artifact.files.length,
    stages: STAGES,
  });
  return ok(sealed);
}
