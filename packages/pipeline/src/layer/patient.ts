import { setTimeout } from 'node:timers/promises';
import type { AgentMessage, AgentReply, Conversation } from '../agent.js';
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

/**
 * Asks; where a service is busy or out of reach, waits and asks the same again. That is no attempt of the agent's.
 *
 * @returns the first reply of another kind, or the last one of this kind
 * @throws the signal's reason when aborted
 */
export async function askPatiently(
  ask: (message: AgentMessage) => ReturnType<Conversation['ask']>,
  message: AgentMessage,
  {
    layer,
    onEvent,
    signal,
  }: {
    readonly layer: string;
    readonly onEvent: OnEvent;
    readonly signal: AbortSignal;
  },
): Promise<AgentReply> {
  for (let times = 1; ; times += 1) {
    const reply = await ask(message);
    if (reply.kind !== 'failure' || reply.retryAfter === undefined)
      return reply;
    const milliseconds = waitFor(reply.retryAfter, times);
    if (milliseconds === null) return reply;
    const { diagnostics } = reply;
    onEvent({ type: 'waiting', layer, milliseconds, diagnostics });
    await setTimeout(milliseconds, undefined, { signal }).catch(
      () => undefined,
    );
    signal.throwIfAborted();
  }
}
