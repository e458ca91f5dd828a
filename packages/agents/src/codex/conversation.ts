import type {
  AgentMessage,
  AgentReply,
  AgentRequest,
  Conversation,
} from '@nx-slice/pipeline';
import type { Usage } from '@nx-slice/schemas';
import { answerSchema, handoverJsonSchema } from './answer-schema.js';
import { begin, type Begun } from './begin.js';
import { readBookmark, writeBookmark } from './bookmark.js';
import { deadlinesOf } from './client.js';
import type { Login } from './edge/login.js';
import { kindOf, type FailureKind } from './errors.js';
import { failureReply } from './failure-reply.js';
import type { CodexMode, CodexOptions } from './options.js';
import { firstMessage } from './prompt/first-message.js';
import { GO_ON } from './prompt/go-on-message.js';
import { repairMessage } from './prompt/repair-message.js';
import { readAnswer } from './read-answer.js';
import { runTurn, type TurnOutcome } from './run-turn.js';
import { NOTHING_USED, usedSince } from './usage.js';

/** UTF-16 code units; Codex ends without a request when a message is longer. */
const LONGEST_MESSAGE = 1_048_576;

export interface ConversationSetup {
  readonly options: CodexOptions;
  readonly request: AgentRequest;
  readonly bookmark: string | undefined;
  /** Absolute path from where the SDK is looked for. */
  readonly from: string;
}

/** One conversation is one thread of Codex, and one process per turn. */
export function openConversation(setup: ConversationSetup): Conversation {
  const { options, request, from } = setup;
  const layer = request.kind === 'plan' ? 'plan' : request.layer;
  // A plan is nothing but an answer.
  const mode: CodexMode =
    request.kind === 'plan' ? 'pure' : (options.mode ?? 'pure');
  const earlier =
    setup.bookmark === undefined ? undefined : readBookmark(setup.bookmark);

  let begun: Begun | undefined;
  let thread: string | undefined;
  let turns = 0;
  let total: Usage = NOTHING_USED;
  let kept = false;
  let closed = false;
  const running = new AbortController();
  /** Codex refuses a second turn while the first one runs. */
  let last: Promise<unknown> = Promise.resolve();

  const failure = (kind: FailureKind, text: string, hint?: string) =>
    failureReply(kind, {
      text: withoutKey(text, begun?.login),
      layer,
      ...(hint === undefined ? {} : { hint }),
    });

  const textOf = (message: AgentMessage): string => {
    const first = turns === 0 ? firstMessage(request, mode) : undefined;
    const repair =
      message.kind === 'repair'
        ? repairMessage(message.diagnostics, mode)
        : undefined;
    return (
      [first, repair].filter((part) => part !== undefined).join('\n\n') || GO_ON
    );
  };

  const ask = async (
    message: AgentMessage,
    signal: AbortSignal,
  ): Promise<AgentReply> => {
    signal.throwIfAborted();
    if (!begun) {
      const beginning = await begin(options, request, mode, {
        from,
        ...(earlier ? { earlier: earlier.folder } : {}),
      });
      if (!beginning.ok) {
        const { kind, text, hint } = beginning.error;
        return failure(kind, text, hint);
      }
      begun = beginning.value;
      if (begun.reopened && earlier) {
        kept = true;
        ({ thread, turns, total } = earlier);
      }
    }
    const text = textOf(message);
    if (text.length > LONGEST_MESSAGE) {
      return failure('too-long', `The message has ${text.length} characters`);
    }
    const { client, settings, launcher, folder } = begun;
    // Until a turn was completed there is nothing to go on with, and its question would be there twice.
    const isFresh = turns === 0 || thread === undefined;
    const before = isFresh ? NOTHING_USED : total;
    const outcome = await runTurn({
      thread:
        isFresh || thread === undefined
          ? client.startThread(settings)
          : client.resumeThread(thread, settings),
      message: text,
      schema: mode === 'pure' ? answerSchema : handoverJsonSchema,
      launcher,
      deadline: deadlinesOf(options).turn,
      signal: AbortSignal.any([signal, running.signal]),
      onThread: (id) => {
        thread = id;
      },
    });
    const failed = failureIn(outcome);
    if (failed) return failure(failed.kind, failed.text);
    const usage = usedSince(outcome.total ?? before, before);
    total = outcome.total ?? before;
    turns += 1;
    return readAnswer({
      text: outcome.text,
      request,
      mode,
      work: folder.work,
      usage,
    });
  };

  return {
    ask: (message, signal) => {
      const turn = last.then(() => ask(message, signal));
      last = turn.catch(() => undefined);
      return turn;
    },
    bookmark: () => {
      if (!begun || thread === undefined || closed) return null;
      begun.folder.keep();
      kept = true;
      return writeBookmark({ folder: begun.folder.id, thread, turns, total });
    },
    close: async () => {
      if (closed) return;
      closed = true;
      running.abort(new Error('The conversation was closed'));
      await last;
      if (!kept) begun?.folder.remove();
    },
  };

  function failureIn(
    outcome: TurnOutcome,
  ): { readonly kind: FailureKind; readonly text: string } | undefined {
    if (outcome.total === null && outcome.outOfTime) {
      return {
        kind: 'timeout',
        text: `Nothing came within ${deadlinesOf(options).turn / 1000} seconds`,
      };
    }
    return outcome.failure === null
      ? undefined
      : { kind: kindOf(outcome.failure), text: outcome.failure };
  }
}

/** Some services repeat the key that they refuse. */
const withoutKey = (text: string, login: Login | undefined): string =>
  login?.kind === 'key' ? text.replaceAll(login.key, '(the key)') : text;
