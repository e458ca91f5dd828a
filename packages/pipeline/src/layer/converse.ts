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
import type { Turns } from '../budget/turns.js';
import { capped, diagnostic } from '../diagnostics.js';
import type { OnEvent } from '../events.js';
import type { AttemptRecord } from '../report/run-files.js';
import { KEEPS_NOTHING, type Keeper } from '../resume/keeper.js';
import type { Progress, ReceivedAnswer } from '../resume/progress.js';
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
  /** Absent: everybody may ask at once. */
  readonly turns?: Turns | undefined;
  /** Where it begins, and where it is kept how far it came; whoever seals the answer has it forgotten. */
  readonly keeper?: Keeper;
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

/** How one conversation ended. */
type Ended<T> =
  | { readonly kind: 'accepted'; readonly accepted: Accepted<T> }
  /** Nobody may be asked any more, or it is of no use; another run can go on from here. */
  | { readonly kind: 'stopped'; readonly stopped: SpentConversation }
  /** A fresh conversation may help. */
  | { readonly kind: 'over'; readonly progress: Progress };

/**
 * Asks, judges, and hands the diagnostics back on the same conversation until an answer passes or the budget
 * is spent; then once more from the start.
 *
 * @throws the signal's reason when aborted
 */
export async function converse<T>(
  rules: ConversationRules<T>,
): Promise<Result<Accepted<T>, SpentConversation>> {
  const { layer, keeper = KEEPS_NOTHING } = rules;
  let progress = keeper.from;
  while (progress.conversation <= CONVERSATIONS) {
    const ended = await talk(progress, rules, keeper);
    if (ended.kind === 'accepted') return ok(ended.accepted);
    if (ended.kind === 'stopped') return fail(ended.stopped);
    progress = {
      ...ended.progress,
      conversation: ended.progress.conversation + 1,
      turns: 0,
      bookmark: null,
      next: { kind: 'request' },
    };
    if (progress.conversation <= CONVERSATIONS) keeper.keep(progress);
  }
  keeper.forget();
  const { attempts } = progress;
  const spent = diagnostic({
    code: 'ATTEMPTS_SPENT',
    stage: 'agent',
    layer,
    message: `No answer for ${layer} passed in ${attempts.length} attempts`,
    hint: 'Nothing was written. Read the diagnostics above, change the request or say what to do differently, and run the layer again.',
  });
  const last = attempts.at(-1)?.diagnostics ?? [];
  return fail({ diagnostics: [...last, spent], attempts });
}

async function talk<T>(
  from: Progress,
  rules: ConversationRules<T>,
  keeper: Keeper,
): Promise<Ended<T>> {
  const { agent, request, layer, maxAttempts, onEvent } = rules;
  const conversation = agent.open(request, from.bookmark ?? undefined);
  let at = from;
  /** Whether the agent knows what was said before. */
  let isBegun = from.bookmark !== null;
  const goOn = (change: Partial<Progress>): void => {
    at = {
      ...at,
      bookmark: keeper.bookmarkOf(conversation) ?? at.bookmark,
      ...change,
    };
    keeper.keep(at);
  };
  const stopped = (diagnostics: readonly Diagnostic[]): Ended<T> => ({
    kind: 'stopped',
    stopped: { diagnostics, attempts: at.attempts },
  });
  const rejected = (
    record: Omit<AttemptRecord, 'attempt' | 'conversation'>,
  ): readonly AttemptRecord[] => {
    const attempt = at.attempts.length + 1;
    const { diagnostics } = record;
    onEvent({ type: 'rejected', layer, attempt, diagnostics });
    return [
      ...at.attempts,
      { attempt, conversation: at.conversation, ...record },
    ];
  };

  try {
    while (at.turns < maxAttempts) {
      const attempt = at.attempts.length + 1;
      let received: ReceivedAnswer;
      let spent: readonly Diagnostic[] = [];
      if (at.next.kind === 'judge') received = at.next;
      else {
        const message: AgentMessage =
          at.next.kind === 'repair' && isBegun ? at.next : { kind: 'request' };
        isBegun = true;
        onEvent({
          type: 'attempt',
          layer,
          attempt,
          conversation: at.conversation,
        });
        const asked = await askPatiently(
          (signal) => ask(conversation, message, layer, signal),
          { ...rules, slice: request.slice },
        );
        if (!asked.ok) return stopped(asked.error);
        const { reply, milliseconds } = asked.value;
        ({ spent } = asked.value);
        const usage = reply.usage ?? null;
        if (reply.kind === 'failure') {
          const { diagnostics, again } = reply;
          const attempts = rejected({
            answer: undefined,
            diagnostics,
            usage,
            milliseconds,
          });
          if (again && spent.length === 0) {
            return { kind: 'over', progress: { ...at, attempts } };
          }
          goOn({ attempts });
          return stopped([...diagnostics, ...spent]);
        }
        received = { kind: 'judge', answer: reply.text, usage, milliseconds };
        // Before it is judged: what was paid for once is not paid for again.
        goOn({ next: received });
      }
      const verdict = await rules.judge(received.answer);
      const { answer, usage, milliseconds } = received;
      if (verdict.ok) {
        onEvent({
          type: 'accepted',
          layer,
          attempt,
          ...rules.accepted(verdict.value),
        });
        const all = [...at.attempts.map((record) => record.usage), usage];
        return {
          kind: 'accepted',
          accepted: {
            value: verdict.value,
            attempts: attempt,
            usage: all.reduce(added, null),
          },
        };
      }
      const diagnostics = verdict.error;
      goOn({
        turns: at.turns + 1,
        attempts: rejected({ answer, diagnostics, usage, milliseconds }),
        next: { kind: 'repair', diagnostics },
      });
      if (spent.length > 0) return stopped([...diagnostics, ...spent]);
    }
    return { kind: 'over', progress: at };
  } finally {
    await conversation.close();
  }
}

const added = (sum: Usage | null, more: Usage | null): Usage | null =>
  more === null
    ? sum
    : {
        inputTokens: (sum?.inputTokens ?? 0) + more.inputTokens,
        cachedInputTokens:
          (sum?.cachedInputTokens ?? 0) + more.cachedInputTokens,
        outputTokens: (sum?.outputTokens ?? 0) + more.outputTokens,
      };

/**
 * A reply whatever the agent does: one that throws has crashed, and asking it again is of no use.
 *
 * @throws the signal's reason when aborted
 */
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
