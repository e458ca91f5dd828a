import { setTimeout } from 'node:timers/promises';
import { ok, type Diagnostic, type Result } from '@nx-slice/schemas';
import type { Agent, AgentReply } from '../agent.js';
import {
  FREE_TURNS,
  type Turn,
  type TurnEnd,
  type Turns,
} from '../budget/turns.js';
import { diagnostic } from '../diagnostics.js';
import type { OnEvent } from '../events.js';

/** How often the same message is asked again. */
const WAITS = 5;
/** Milliseconds. */
const FIRST = 2_000;
const LONGEST = 120_000;

/** How long to wait, in milliseconds, the `times`th time; `null`: no longer. What a service asks for is kept to. */
export function waitFor(
  retryAfter: number | null,
  times: number,
): number | null {
  if (times > WAITS) return null;
  const wait = retryAfter ?? Math.min(FIRST * 2 ** (times - 1), LONGEST);
  return wait > LONGEST ? null : wait;
}

export interface PatientRules {
  readonly agent: Pick<Agent, 'identity' | 'trusted'>;
  readonly slice: string;
  readonly layer: string;
  /** Absent: everybody may ask at once. */
  readonly turns?: Turns | undefined;
  readonly onEvent: OnEvent;
  readonly signal: AbortSignal;
}

export interface Asked {
  readonly reply: AgentReply;
  readonly milliseconds: number;
  /** Why nothing more may be asked, in case that it does not pass. */
  readonly spent: readonly Diagnostic[];
}

/**
 * Asks as soon as it may. Where a service is busy or out of reach, waits and asks the same again; all that ask the same
 * service wait with it. That is no attempt of the agent's.
 *
 * @param ask never rejects but with the reason of its signal
 * @returns the first reply of another kind, or the last one of this kind; or why nobody may be asked
 * @throws the signal's reason when aborted
 */
export async function askPatiently(
  ask: (signal: AbortSignal) => Promise<AgentReply>,
  rules: PatientRules,
): Promise<Result<Asked, readonly Diagnostic[]>> {
  const { agent, slice, layer, onEvent, signal } = rules;
  // Our own templates cost nothing and ask no service.
  const turns =
    agent.trusted === true ? FREE_TURNS : (rules.turns ?? FREE_TURNS);
  for (let times = 1; ; times += 1) {
    const turn = await turns.take({
      slice,
      layer,
      agent: agent.identity,
      signal,
      onWait: (why) => onEvent({ type: 'queued', layer, why }),
    });
    if (!turn.ok) return turn;
    const begun = performance.now();
    let how: TurnEnd = { kind: 'lost', usage: undefined };
    let spent: readonly Diagnostic[];
    let reply: AgentReply;
    let wait: number | null = null;
    try {
      reply = await askInTime(ask, turn.value, rules);
      if (reply.kind === 'failure' && reply.retryAfter !== undefined) {
        wait = waitFor(reply.retryAfter, times);
      }
      how = endOf(reply, wait);
    } finally {
      spent = await turn.value.end(how);
    }
    const milliseconds = performance.now() - begun;
    if (wait === null) return ok({ reply, milliseconds, spent });
    const diagnostics = reply.kind === 'failure' ? reply.diagnostics : [];
    onEvent({ type: 'waiting', layer, milliseconds: wait, diagnostics });
    await setTimeout(wait, undefined, { signal }).catch(() => undefined);
    signal.throwIfAborted();
  }
}

function endOf(reply: AgentReply, wait: number | null): TurnEnd {
  const { kind, usage } = reply;
  const isBusy = kind === 'failure' && reply.retryAfter !== undefined;
  return {
    kind: isBusy ? 'busy' : kind,
    usage,
    ...(wait === null ? {} : { pause: wait }),
  };
}

async function askInTime(
  ask: (signal: AbortSignal) => Promise<AgentReply>,
  { deadline }: Turn,
  { layer, signal }: PatientRules,
): Promise<AgentReply> {
  if (deadline === null) return ask(signal);
  const limit = AbortSignal.timeout(deadline);
  try {
    return await ask(AbortSignal.any([signal, limit]));
  } catch (error) {
    signal.throwIfAborted();
    if (!limit.aborted) throw error;
    return {
      kind: 'failure',
      again: true,
      diagnostics: [
        diagnostic({
          code: 'ATTEMPT_OUT_OF_TIME',
          stage: 'agent',
          layer,
          message: `There was no answer within ${deadline / 60_000} minutes, which is what one attempt may take`,
          hint: 'Raise "budget.attempt.minutes" of nx-slice in nx.json, or use a model or an effort that answers sooner.',
        }),
      ],
    };
  }
}
