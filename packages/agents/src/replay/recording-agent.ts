import {
  diagnostic,
  inertLine,
  removeFile,
  replaceFile,
  type Agent,
  type AgentMessage,
  type AgentReply,
  type Conversation,
} from '@nx-slice/pipeline';
import {
  RECORDING_VERSION,
  recordingSchema,
  type Diagnostic,
} from '@nx-slice/schemas';
import { join } from 'node:path';
import { markIn, type Mark } from './mark.js';
import {
  fileName,
  fileStem,
  keyOf,
  recordingText,
  type RequestKey,
} from './recording-file.js';
import {
  readNamed,
  recordingNames,
  recordingPath,
  type RecordingFolder,
} from './recording-folder.js';
import { createScrubber, scrubDocument } from './scrub.js';
import { secretsIn } from './secrets-in.js';

export interface RecordingOptions extends RecordingFolder {
  /** Whose secrets are taken out; the environment of this process when left out. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Names of variables that hold secrets although they do not look like it. */
  readonly secrets?: readonly string[];
  /** Told why something was not recorded. The work itself goes on: an answer that was paid for is not thrown away. */
  readonly warn: (problem: Diagnostic) => void;
}

interface Turn {
  readonly message: AgentMessage;
  readonly reply: AgentReply;
}

/**
 * The same agent, and every conversation with it kept as a file. A file is written after each reply, so that
 * whoever is killed loses none; the first one of a request replaces what was recorded for it before.
 */
export function recordingAgent(agent: Agent, options: RecordingOptions): Agent {
  const { environment = process.env, secrets = [], warn } = options;
  const scrub = createScrubber(secretsIn(environment, secrets));
  /** How many conversations about a request have been recorded, by its digest. */
  const recorded = new Map<string, number>();
  const place = (name: string): string =>
    join(options.workspace, recordingPath(options, name));
  const remove = (name: string): void => {
    removeFile(place(name), options.workspace);
  };

  const begin = (key: RequestKey): number => {
    const conversation = (recorded.get(key.digest) ?? 0) + 1;
    recorded.set(key.digest, conversation);
    if (conversation === 1) {
      recordingNames(options)
        .filter((name) => name.startsWith(fileStem(key)))
        .forEach(remove);
    }
    return conversation;
  };

  return {
    get identity() {
      return agent.identity;
    },
    ...(agent.trusted === undefined ? {} : { trusted: agent.trusted }),
    open: (request, bookmark) => {
      const key = keyOf(request, scrub);
      const mark = markIn(bookmark);
      const talk = agent.open(request, mark?.inner ?? bookmark);
      const turns: unknown[] = [];
      let conversation = 0;
      let refused = false;

      const stop = (problem: Problem): void => {
        refused = true;
        warn(toDiagnostic(problem, key.layer));
      };
      const refuse = (problem: Problem): void => {
        stop(problem);
        if (conversation > 0) remove(fileName(key, conversation));
      };
      if (bookmark !== undefined) {
        const before = recordedBefore(options, key, mark);
        if (before === undefined) stop(beginningMissing);
        else {
          turns.push(...before);
          conversation = mark?.conversation ?? 0;
          recorded.set(
            key.digest,
            Math.max(recorded.get(key.digest) ?? 0, conversation),
          );
        }
      }

      const record = (turn: Turn): void => {
        if (refused || isWaiting(turn.reply)) return;
        if (turn.reply.kind === 'answer') {
          const text: unknown = turn.reply.text;
          if (typeof text !== 'string') return refuse(notText);
          if (scrub(text) !== text) return refuse(holdsSecret);
        }
        if (conversation === 0) conversation = begin(key);
        turns.push(turn);
        const read = recordingSchema.omit({ digest: true }).safeParse(
          scrubDocument(
            {
              version: RECORDING_VERSION,
              agent: agent.identity,
              request: key.request,
              conversation,
              turns,
            },
            scrub,
          ),
        );
        if (!read.success) return refuse(notAReply);
        const name = fileName(key, conversation);
        replaceFile(place(name), recordingText(read.data));
      };

      return {
        ask: async (message, signal) => {
          const reply = await talk.ask(message, signal);
          // Whoever was interrupted hears nothing of this reply, so it was never said.
          if (signal.aborted) return reply;
          try {
            record({ message, reply });
          } catch (error) {
            stop(notWritten(error));
          }
          return reply;
        },
        ...bookmarkOf(talk, () => conversation),
        close: () => talk.close(),
      };
    },
  };
}

const isWaiting = (reply: AgentReply): boolean =>
  reply.kind === 'failure' && reply.retryAfter !== undefined;

function bookmarkOf(
  talk: Conversation,
  conversation: () => number,
): Pick<Conversation, 'bookmark'> {
  if (!talk.bookmark) return {};
  return {
    bookmark: () => {
      const inner = talk.bookmark?.() ?? null;
      return inner === null
        ? null
        : JSON.stringify({ conversation: conversation(), inner });
    },
  };
}

/** What was recorded of a conversation that is gone on with; nothing when nothing was said in it. */
function recordedBefore(
  place: RecordingFolder,
  key: RequestKey,
  mark: Mark | undefined,
): readonly unknown[] | undefined {
  if (mark?.conversation === 0) return [];
  const read = mark && readNamed(place, fileName(key, mark.conversation));
  return read?.ok ? read.value.turns : undefined;
}

type Problem = Pick<Diagnostic, 'code' | 'message' | 'hint'>;

const holdsSecret: Problem = {
  code: 'RECORDING_HOLDS_SECRET',
  message:
    'The answer holds what looks like a secret, so this conversation was not recorded: without it, it would be another answer',
  hint: 'Have the request or the brief say that keys come from outside. The secret was seen by whoever gave this answer: consider changing it.',
};

const notText: Problem = {
  code: 'RECORDING_NOT_MADE',
  message: 'The answer is no text, so this conversation was not recorded',
  hint: 'Mend the agent: an answer is the text of one JSON document.',
};

const notAReply: Problem = {
  code: 'RECORDING_NOT_MADE',
  message:
    'The reply is not what the port says one is, so this conversation was not recorded',
  hint: 'Mend the agent: see Agent in @nx-slice/pipeline.',
};

const beginningMissing: Problem = {
  code: 'RECORDING_INCOMPLETE',
  message:
    'The beginning of this conversation was not recorded, so its end is not either',
  hint: 'Begin it anew to have it recorded as a whole.',
};

const notWritten = (error: unknown): Problem => ({
  code: 'RECORDING_NOT_WRITTEN',
  message: `The conversation could not be recorded: ${inertLine(error instanceof Error ? error.message : String(error))}`,
  hint: null,
});

const toDiagnostic = (problem: Problem, layer: string): Diagnostic =>
  diagnostic({ severity: 'warning', stage: 'agent', layer, ...problem });
