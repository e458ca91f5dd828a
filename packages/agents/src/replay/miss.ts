import { capped, diagnostic, inertLine } from '@nx-slice/pipeline';
import type { AgentIdentity, Diagnostic, Recording } from '@nx-slice/schemas';
import type { RequestKey } from './recording-file.js';
import {
  readableRecordings,
  recordingNames,
  type RecordingFolder,
} from './recording-folder.js';
import { distance, shortDiff } from './short-diff.js';

const AGAIN =
  'If the change is meant, record it where an agent may be asked (--record), and commit the recordings; else take it back.';

/** UTF-16 code units of a message with a diff in it. */
const MESSAGE = 3_000;

interface Given {
  readonly code?: string;
  readonly file?: string;
  readonly message: string;
  readonly hint?: string;
}

const problem = (
  { layer }: RequestKey,
  { message, ...given }: Given,
): Diagnostic =>
  diagnostic({
    code: 'REPLAY_MISS',
    stage: 'agent',
    layer,
    hint: AGAIN,
    ...given,
    message: capped(message, MESSAGE),
  });

const task = ({ slice, layer }: RequestKey): string =>
  inertLine(`${slice}:${layer}`);

/** Nobody was ever asked this; what comes nearest is shown. */
export function request(key: RequestKey, place: RecordingFolder): Diagnostic {
  const nearest = nearestTo(key, place);
  const unread =
    recordingNames(place).length - readableRecordings(place).length;
  const damaged =
    unread === 0
      ? ''
      : ` ${unread} of the files in ${inertLine(place.folder)} cannot be read.`;
  if (!nearest) {
    return problem(key, {
      file: place.folder,
      message: `Nothing is recorded for ${task(key)}, nor for anything else.${damaged}`,
      hint: 'Record it where an agent may be asked (--record), and commit the recordings.',
    });
  }
  const { file, recording } = nearest;
  return problem(key, {
    file,
    message: `Nothing is recorded for this request of ${task(key)}.${damaged} The nearest recording is ${inertLine(file)}; - is recorded, + is asked now:\n${shortDiff(recording.request, key.request)}`,
  });
}

/** The request was recorded, but in fewer conversations. */
export const conversation = (
  key: RequestKey,
  asked: number,
  recorded: number,
  place: RecordingFolder,
): Diagnostic =>
  problem(key, {
    file: place.folder,
    message: `Conversation ${asked} about this request of ${task(key)} is not recorded; ${recorded} ${recorded === 1 ? 'is' : 'are'}`,
    hint: `The gate judged a recorded answer otherwise than when it was recorded. ${AGAIN}`,
  });

/** The conversation went on longer than the recorded one. */
export const ended = (
  key: RequestKey,
  file: string,
  turns: number,
  asked: unknown,
): Diagnostic =>
  problem(key, {
    file,
    message: `The recording ends after ${turns} ${turns === 1 ? 'message' : 'messages'}; asked now:\n${shortDiff({}, asked)}`,
    hint: `The gate refused what it accepted when it was recorded. ${AGAIN}`,
  });

/** Something else is said than was recorded. */
export const message = (
  key: RequestKey,
  file: string,
  turn: number,
  recorded: unknown,
  asked: unknown,
): Diagnostic =>
  problem(key, {
    file,
    message: `Message ${turn + 1} is not the recorded one; - is recorded, + is asked now:\n${shortDiff(recorded, asked)}`,
    hint: `The gate said something else about a recorded answer than when it was recorded. ${AGAIN}`,
  });

/** Somebody else was recorded than is to be replayed. */
export const otherAgent = (
  key: RequestKey,
  file: string,
  recorded: AgentIdentity,
  wanted: AgentIdentity,
): Diagnostic =>
  problem(key, {
    code: 'REPLAY_OTHER_AGENT',
    file,
    message: `The recording is of another agent; - is recorded, + is configured:\n${shortDiff(recorded, wanted)}`,
    hint: 'Configure the agent that was recorded, or record again with this one (--record).',
  });

/** A file that was copied or renamed. */
export const misplaced = (key: RequestKey, file: string): Diagnostic =>
  problem(key, {
    code: 'RECORDING_DAMAGED',
    file,
    message: 'The recording is of another request than its name says',
    hint: 'Give it its old name again, or delete it and record it again (--record).',
  });

/** Of the same slice and layer where there is one, then what differs least. */
function nearestTo(
  { slice, layer, request: asked }: RequestKey,
  place: RecordingFolder,
): { readonly file: string; readonly recording: Recording } | undefined {
  const ranked = readableRecordings(place).map(({ file, recording }) => {
    const of = recording.request;
    const isSame = of.slice === slice && (of.layer ?? 'plan') === layer;
    const apart = distance(of, asked);
    return { file, recording, rank: isSame ? 0 : 1, apart };
  });
  // The names are sorted, and so are equals.
  ranked.sort((a, b) => a.rank - b.rank || a.apart - b.apart);
  return ranked[0];
}
