import { fail, ok, type Diagnostic, type Result } from '@nx-slice/schemas';
import type { Job } from '../job.js';
import { openKeeper } from '../resume/keeper.js';
import { canonical } from '../seal/canonical.js';
import { frozen } from '../seal/frozen.js';
import type { Sealed } from '../seal/make-seal.js';
import { isByPerson, standingOf } from '../seal/standing.js';
import { STAGES } from '../verify/stages.js';
import {
  askedOf,
  benchOf,
  readCommission,
  type Commission,
} from './commission.js';
import { converse } from './converse.js';
import { judgeLayer } from './judge-layer.js';
import { keepRun } from './keep-run.js';
import { sealLayer } from './seal-layer.js';
import { isVouchedFor } from './vouched.js';

export interface Made extends Sealed {
  /** How often an agent was asked for it, this time. */
  readonly calls: number;
}

type Making = Result<Made, readonly Diagnostic[]>;

/**
 * One layer. What was sealed for the same inputs is used again, on any machine and with or without a cache;
 * else: talk to the agent until an answer passes, seal it, store it.
 */
export async function makeLayer(job: Job, name: string): Promise<Making> {
  const read = readCommission(job, name);
  if (!read.ok) return read;
  const commission = read.value;
  const standing = standingOf(job, askedOf(commission));
  if (standing.kind === 'fits') return reused(job, name, standing.sealed);
  if (standing.kind === 'judged-otherwise') {
    const again = await judgedAgain(job, commission, standing.sealed);
    if (again.ok) return reused(job, name, again.value);
    if (job.frozen) {
      return fail([...frozen(job, name, standing), ...again.error]);
    }
  }
  if (job.frozen) return fail(frozen(job, name, standing));
  if (standing.kind === 'broken') {
    const { diagnostics } = standing;
    job.onEvent({ type: 'remade', layer: name, diagnostics });
  }
  return asked(job, commission);
}

function reused(job: Job, layer: string, sealed: Sealed): Making {
  job.onEvent({ type: 'reused', layer, byPerson: isByPerson(sealed) });
  return ok({ ...sealed, calls: 0 });
}

/** The gate's verdict of today on an artifact of yesterday; sealed with it when it passes. */
async function judgedAgain(
  job: Job,
  commission: Commission,
  sealed: Sealed,
): Promise<Result<Sealed, readonly Diagnostic[]>> {
  const isolation = await job.isolation(
    await isVouchedFor(job, commission, sealed),
  );
  if (!isolation.ok) return isolation;
  const judged = await judgeLayer(
    canonical(sealed.artifact),
    benchOf(job, commission, isolation.value),
  );
  job.signal.throwIfAborted();
  if (!judged.ok) return judged;
  const { agent, attempts, usage } = sealed.seal;
  const { level } = isolation.value;
  return ok(
    sealLayer(job, commission, judged.value, {
      agent,
      attempts,
      usage,
      isolation: level,
    }),
  );
}

async function asked(job: Job, commission: Commission): Promise<Making> {
  const { name } = commission.layer;
  // Before the agent is asked: an answer that cannot be judged costs money for nothing.
  const agent = job.agentFor(name);
  const isolation = await job.isolation(agent.trusted ?? false);
  if (!isolation.ok) return isolation;

  const bench = benchOf(job, commission, isolation.value);
  const { request } = commission;
  const { onEvent } = job;
  const keeper = openKeeper(job.resume, {
    agent,
    request,
    layer: name,
    onEvent,
  });
  const answer = await converse({
    agent,
    request,
    layer: name,
    maxAttempts: job.maxAttempts,
    judge: (text) => judgeLayer(text, bench),
    accepted: ({ artifact }) => ({
      files: artifact.files.length,
      stages: STAGES,
    }),
    turns: job.turns,
    keeper,
    onEvent,
    signal: job.signal,
  });
  if (!answer.ok) return fail(keepRun(job, name, answer.error));
  const { value, attempts, usage } = answer.value;
  const sealed = sealLayer(job, commission, value, {
    agent: agent.identity,
    attempts,
    usage,
    isolation: isolation.value.level,
  });
  keeper.forget();
  return ok({ ...sealed, calls: attempts });
}
