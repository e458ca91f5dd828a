import { z } from 'zod';
import {
  canonical,
  digestOf,
  type Agent,
  type AgentReply,
} from '@nx-slice/pipeline';
import type { AgentIdentity, Diagnostic } from '@nx-slice/schemas';
import * as miss from './miss.js';
import {
  fileName,
  fileStem,
  keyOf,
  type RequestKey,
} from './recording-file.js';
import {
  readableRecordings,
  readNamed,
  recordingNames,
  recordingPath,
  type RecordingFolder,
} from './recording-folder.js';
import { createScrubber, scrubDocument } from './scrub.js';
import { readBookmark } from './read-bookmark.js';
import { secretsIn } from './secrets-in.js';

export interface ReplayOptions extends RecordingFolder {
  /**
   * Who is said to have written what is replayed: the agent that the workspace names, so that seals come out as they
   * were. A recording of another one is not replayed for it. Left out: whoever was recorded first, by file name.
   */
  readonly identity?: AgentIdentity;
  /** Whose secrets were taken out of the requests; the environment of this process when left out. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly secrets?: readonly string[];
}

/** Where nothing is recorded there is nobody to speak for. */
const NOBODY: AgentIdentity = {
  kind: 'replay',
  version: '1',
  model: null,
  effort: null,
};

/** Which message of which conversation comes next. */
const positionSchema = z.object({
  conversation: z.number(),
  /** Counted from 0. */
  turn: z.number(),
});
type Position = Readonly<z.output<typeof positionSchema>>;

/**
 * Answers from recordings alone, word by word; asks nobody. A request and its messages must be exactly those that
 * were recorded: what is not recorded is a `REPLAY_MISS` that shows the nearest recording.
 */
export function createReplayAgent(options: ReplayOptions): Agent {
  const { environment = process.env, secrets = [] } = options;
  const scrub = createScrubber(secretsIn(environment, secrets));
  /** How many conversations about a request have begun, by its digest. */
  const begun = new Map<string, number>();
  const begin = (key: RequestKey): Position => {
    const conversation = (begun.get(key.digest) ?? 0) + 1;
    begun.set(key.digest, conversation);
    return { conversation, turn: 0 };
  };
  let known = options.identity;
  const identity = (): AgentIdentity =>
    (known ??= readableRecordings(options)[0]?.recording.agent ?? NOBODY);

  return {
    get identity() {
      return identity();
    },
    open: (request, bookmark) => {
      const key = keyOf(request, scrub);
      let position = positionIn(bookmark);
      return {
        ask: async (message, signal) => {
          signal.throwIfAborted();
          position ??= begin(key);
          const { conversation, turn } = position;
          const asked: Question = {
            key,
            position,
            message: scrubDocument(message, scrub),
            identity: identity(),
          };
          const reply = recordedReply(options, asked);
          if ('code' in reply) return failure(reply);
          position = { conversation, turn: turn + 1 };
          return reply;
        },
        bookmark: () =>
          position === undefined ? null : JSON.stringify(position),
        close: () => Promise.resolve(),
      };
    },
  };
}

interface Question {
  readonly key: RequestKey;
  readonly position: Position;
  /** Without secrets. */
  readonly message: unknown;
  readonly identity: AgentIdentity;
}

/** What was replied then, or why nobody knows. */
function recordedReply(
  options: RecordingFolder,
  { key, position, message, identity }: Question,
): AgentReply | Diagnostic {
  const { conversation, turn } = position;
  const name = fileName(key, conversation);
  const read = readNamed(options, name);
  if (read === undefined) {
    const stem = fileStem(key);
    const siblings = recordingNames(options).filter((other) =>
      other.startsWith(stem),
    );
    return siblings.length > 0
      ? miss.conversation(key, conversation, siblings.length, options)
      : miss.request(key, options);
  }
  if (!read.ok) return { ...read.error, layer: key.layer };
  const recording = read.value;
  const file = recordingPath(options, name);
  if (digestOf(canonical(recording.request)) !== key.digest) {
    return miss.misplaced(key, file);
  }
  if (canonical(recording.agent) !== canonical(identity)) {
    return miss.otherAgent(key, file, recording.agent, identity);
  }
  const recorded = recording.turns[turn];
  if (!recorded) {
    return miss.ended(key, file, recording.turns.length, message);
  }
  return canonical(recorded.message) === canonical(message)
    ? recorded.reply
    : miss.message(key, file, turn, recorded.message, message);
}

const failure = (problem: Diagnostic): AgentReply => ({
  kind: 'failure',
  again: false,
  diagnostics: [problem],
});

/** A bookmark that is not one of ours begins a conversation anew. */
const positionIn = (bookmark: string | undefined): Position | undefined =>
  readBookmark(bookmark, positionSchema);
