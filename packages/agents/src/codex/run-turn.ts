import type { Usage } from '@nx-slice/schemas';
import { z } from 'zod';
import type { Launcher } from './edge/launcher.js';
import type { CodexThread } from './sdk.js';
import { readTotal, totalSchema } from './usage.js';

/** How a turn ended, and all that was heard of it. */
export interface TurnOutcome {
  /** The last message of the agent; empty when it refused or said nothing. */
  readonly text: string;
  /** What the conversation has taken so far; `null` when the turn was not completed. */
  readonly total: Usage | null;
  /** What Codex said of a failure; `null` when the turn was completed. */
  readonly failure: string | null;
  readonly outOfTime: boolean;
}

export interface TurnRules {
  readonly thread: CodexThread;
  readonly message: string;
  readonly schema: unknown;
  readonly launcher: Launcher;
  /** Milliseconds. */
  readonly deadline: number;
  readonly signal: AbortSignal;
  /** Told as soon as it is known, so that a turn that is interrupted can be gone on with. */
  readonly onThread: (id: string) => void;
}

/** The events that matter; all others pass by. */
const eventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('thread.started'), thread_id: z.string() }),
  z.object({ type: z.literal('turn.completed'), usage: totalSchema }),
  z.object({
    type: z.literal('turn.failed'),
    error: z.object({ message: z.string() }),
  }),
  z.object({ type: z.literal('error'), message: z.string() }),
  z.object({
    type: z.literal('item.completed'),
    item: z.discriminatedUnion('type', [
      z.object({ type: z.literal('agent_message'), text: z.string() }),
      z.object({ type: z.literal('error'), message: z.string() }),
    ]),
  }),
]);

/** A model whose own instructions and tools Codex would use in place of ours: the answer would be worth nothing. */
const WRONG_MODEL = /Model metadata for .* not found/;

/**
 * One turn, its events read to the end: a reader that leaves early loses the exit code. The SDK gets no signal, for one
 * that comes just after a failure ends the whole process; a turn is ended by ending Codex.
 *
 * @throws the signal's reason when aborted, once Codex has ended
 */
export async function runTurn(rules: TurnRules): Promise<TurnOutcome> {
  const { thread, message, schema, launcher, signal } = rules;
  signal.throwIfAborted();
  const heard = new Heard(rules.onThread);
  let outOfTime = false;

  launcher.prepare();
  const stop = (): void => launcher.stop();
  const timer = setTimeout(() => {
    outOfTime = true;
    stop();
  }, rules.deadline);
  signal.addEventListener('abort', stop);
  try {
    const { events } = await thread.runStreamed(message, {
      outputSchema: schema,
    });
    for await (const event of events) {
      const known = eventSchema.safeParse(event);
      if (known.success) heard.take(known.data);
    }
  } catch (error) {
    heard.thrown = error instanceof Error ? error.message : String(error);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
    launcher.ended();
  }
  signal.throwIfAborted();
  return {
    text: heard.text,
    total: heard.total,
    failure: heard.failure(),
    outOfTime,
  };
}

class Heard {
  text = '';
  total: Usage | null = null;
  thrown: string | null = null;
  #failed: string | null = null;
  #wrongModel: string | null = null;
  /** Mostly no failure, such as `Reconnecting... 2/5`; but all there is when nothing else is said. */
  #warning: string | null = null;
  readonly #onThread: (id: string) => void;

  constructor(onThread: (id: string) => void) {
    this.#onThread = onThread;
  }

  take(event: z.output<typeof eventSchema>): void {
    switch (event.type) {
      case 'thread.started':
        this.#onThread(event.thread_id);
        return;
      case 'turn.completed':
        this.total = readTotal(event.usage);
        return;
      case 'turn.failed':
        this.#failed = event.error.message;
        return;
      case 'error':
        this.#warning = event.message;
        return;
      case 'item.completed':
        if (event.item.type === 'agent_message') this.text = event.item.text;
        else if (WRONG_MODEL.test(event.item.message)) {
          this.#wrongModel = event.item.message;
        }
    }
  }

  /** What `turn.failed` said: the exception says `exited with code 1`, and the first line of stderr. */
  failure(): string | null {
    if (this.total !== null) return this.#wrongModel;
    return (
      this.#failed ??
      [this.#warning, this.thrown].filter((said) => said !== null).join('\n')
    );
  }
}
