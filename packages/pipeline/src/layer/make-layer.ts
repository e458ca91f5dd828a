import { fail, ok, type Diagnostic, type Result } from '@nx-slice/schemas';
import type { Job } from '../job.js';
import type { Sealed } from '../seal/make-seal.js';
import { STAGES } from '../verify/stages.js';
import { benchOf, readCommission } from './commission.js';
import { converse } from './converse.js';
import { judgeLayer } from './judge-layer.js';
import { isByPerson, keptArtifact } from './kept-artifact.js';
import { keepRun } from './keep-run.js';
import { sealLayer } from './seal-layer.js';

export interface Made extends Sealed {
  /** How often an agent was asked for it, this time. */
  readonly calls: number;
}

/** One layer: read what it needs, talk to the agent until an answer passes, seal it, store it. */
export async function makeLayer(
  job: Job,
  name: string,
): Promise<Result<Made, readonly Diagnostic[]>> {
  const read = readCommission(job, name);
  if (!read.ok) return read;
  const commission = read.value;
  const kept = keptArtifact(job, commission);
  if (kept) {
    job.onEvent({ type: 'reused', layer: name, byPerson: isByPerson(kept) });
    return ok({ ...kept, calls: 0 });
  }
  // Before the agent is asked: an answer that cannot be judged costs money for nothing.
  const isolation = await job.isolation(job.agent.trusted ?? false);
  if (!isolation.ok) return isolation;

  const bench = benchOf(job, commission, isolation.value);
  const answer = await converse({
    agent: job.agent,
    request: commission.request,
    layer: name,
    maxAttempts: job.maxAttempts,
    judge: (text) => judgeLayer(text, bench),
    accepted: ({ artifact }) => ({
      files: artifact.files.length,
      stages: STAGES,
    }),
    onEvent: job.onEvent,
    signal: job.signal,
  });
  if (!answer.ok) return fail(keepRun(job, name, answer.error));
  const { value, attempts } = answer.value;
  return ok({
    ...sealLayer(job, commission, value, {
      agent: job.agent.identity,
      attempts,
      isolation: isolation.value.level,
    }),
    calls: attempts,
  });
}
