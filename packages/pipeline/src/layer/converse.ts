import {
  fail,
  ok,
  type Diagnostic,
  type Result,
  type Stage,
  type Usage,
} from '@nx-slice/schemas';
import type {
  Agent,
  AgentMessage,
  AgentReply,
  AgentRequest,
  Conversation,
} from '../agent.js';
import { capped, diagnostic } from '../diagnostics.js';
import type { OnEvent } from '../events.js';
import type { AttemptRecord } from '../report/run-files.js';
import { askPatiently } from './patient.js';

/** What the gate says of one answer. */
export type Verdict<T> = Result<T, readonly Diagnostic[]>;

export interface ConversationRules<T> {
  readonly agent: Agent;
  readonly request: AgentRequest;
  readonly layer: string;
  /** Messages per conversation. */
  readonly maxAttempts: number;
  readonly judge: (answer: string) => Promise<Verdict<T>>;
  /** What the gate ran, for the report. */
  readonly accepted: (value: T) => {
    readonly files: number;
    readonly stages: readonly Stage[];
  };
  readonly onEvent: OnEvent;
  readonly signal: AbortSignal;
}

/** An answer that passed. */
export interface Accepted<T> {
  readonly value: T;
  /** How often the agent was asked, in all conversations. */
  readonly attempts: number;
  /** Of all attempts together; `null` when the agent said nothing of it. */
  readonly usage: Usage | null;
}

/** A conversation that came to nothing, and all that was said in it. */
export interface SpentConversation {
  readonly diagnostics: readonly Diagnostic[];
  readonly attempts: readonly AttemptRecord[];
}

/** A second, fresh conversation helps where the first one has talked itself into a corner. */
const CONVERSATIONS = 2;

/**
 * Asks, judges, and hands the diagnostics back on the same conversation until an answer passes or the budget
 * is spent; then once more from the start.
 *
 * @throws the signal's reason when aborted
 */
export async function converse<T>(
  rules: ConversationRules<T>,
): Promise<Result<Accepted<T>, SpentConversation>> {
  const { agent, request, layer, maxAttempts, onEvent, signal } = rules;
  let attempt = 0;
  let usage: Usage | null = null;
  let last: readonly Diagnostic[] = [];
  const records: AttemptRecord[] = [];
  const reject = (talk: number, answer: unknown): void => {
    records.push({ attempt, conversation: talk, answer, diagnostics: last });
    onEvent({ type: 'rejected', layer, attempt, diagnostics: last });
  };
  for (let talk = 1; talk <= CONVERSATIONS; talk += 1) {
    const conversation = agent.open(request);
    let message: AgentMessage = { kind: 'request' };
    try {
      for (let turn = 1; turn <= maxAttempts; turn += 1) {
        attempt += 1;
        onEvent({ type: 'attempt', layer, attempt, conversation: talk });
        const reply = await askPatiently(
          (given) => ask(conversation, given, layer, signal),
          message,
          rules,
        );
        usage = added(usage, reply.usage);
        if (reply.kind === 'failure') {
          last = reply.diagnostics;
          reject(talk, undefined);
          if (!reply.again) {
            return fail({ diagnostics: last, attempts: records });
          }
          break;
        }
        const verdict = await rules.judge(reply.text);
        if (verdict.ok) {
          const { files, stages } = rules.accepted(verdict.value);
          onEvent({ type: 'accepted', layer, attempt, files, stages });
          return ok({ value: verdict.value, attempts: attempt, usage });
        }
        last = verdict.error;
        reject(talk, reply.text);
        message = { kind: 'repair', diagnostics: last };
      }
    } finally {
      await conversation.close();
    }
  }
  const spent = diagnostic({
    code: 'ATTEMPTS_SPENT',
    stage: 'agent',
    layer,
    message: `No answer for ${layer} passed in ${attempt} attempts`,
    hint: 'Nothing was written. Read the diagnostics above, change the request or say what to do differently, and run the layer again.',
  });
  return fail({ diagnostics: [...last, spent], attempts: records });
}

const added = (sum: Usage | null, more: Usage | undefined): Usage | null =>
  more === undefined
    ? sum
    : {
        inputTokens: (sum?.inputTokens ?? 0) + more.inputTokens,
        cachedInputTokens:
          (sum?.cachedInputTokens ?? 0) + more.cachedInputTokens,
        outputTokens: (sum?.outputTokens ?? 0) + more.outputTokens,
      };

/** A reply whatever the agent does: one that throws has crashed, and asking it again is of no use. */
async function ask(
  conversation: Conversation,
  message: AgentMessage,
  layer: string,
  signal: AbortSignal,
): Promise<AgentReply> {
  try {
    const reply = await conversation.ask(message, signal);
    signal.throwIfAborted();
    return reply;
  } catch (error) {
    signal.throwIfAborted();
    return {
      kind: 'failure',
      again: false,
      diagnostics: [
        diagnostic({
          code: 'AGENT_CRASHED',
          stage: 'agent',
          layer,
          message: capped(
            `The agent crashed: ${error instanceof Error ? error.message : String(error)}`,
          ),
          hint: 'Nothing was written. Mend the agent, or choose another one, and run the layer again.',
        }),
      ],
    };
  }
}
