import { diagnostic, inertLine } from '@nx-slice/pipeline';
import {
  fail,
  ok,
  RECORDING_VERSION,
  recordingSchema,
  type Diagnostic,
  type Recording,
  type Result,
} from '@nx-slice/schemas';
import { digestOfRecording } from './recording-file.js';

/**
 * Reads a recording. Never throws: a file that was cut short, merged or edited is named, with what to do about it.
 *
 * @param file relative to the workspace, for messages
 */
export function readRecording(
  text: string,
  file: string,
): Result<Recording, Diagnostic> {
  const refuse = (code: string, message: string, hint: string) =>
    fail(diagnostic({ code, stage: 'agent', file, message, hint }));
  const damaged = (message: string) =>
    refuse(
      'RECORDING_DAMAGED',
      message,
      `Take it from the last commit (git checkout -- ${inertLine(file)}), or delete it and record it again (--record).`,
    );

  if (/^(<{7}|>{7}|\|{7})( |$)|^={7}\r?$/m.test(text)) {
    return refuse(
      'RECORDING_CONFLICT',
      'The recording holds the marks of a merge that was not finished',
      `Take one of the two as a whole (git checkout --ours -- ${inertLine(file)}, or --theirs): half of each was never said.`,
    );
  }
  const document = parsed(text);
  if (document === undefined) {
    return damaged(
      text.trim() === ''
        ? 'The recording is empty'
        : 'The recording is no JSON, or cut short',
    );
  }
  const version = versionOf(document);
  if (version > RECORDING_VERSION) {
    return refuse(
      'RECORDING_NEWER',
      `The recording has the format ${version}; this nx-slice knows ${RECORDING_VERSION}`,
      'Bring nx-slice up to date, or delete the file and record it again (--record).',
    );
  }
  const read = recordingSchema.safeParse(document);
  if (!read.success) {
    const [issue] = read.error.issues;
    return damaged(
      `The recording is not what one is made of: ${inertLine(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`)}`,
    );
  }
  return read.data.digest === digestOfRecording(read.data)
    ? ok(read.data)
    : damaged('The recording was changed since it was written');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const versionOf = (document: unknown): number =>
  typeof document === 'object' &&
  document !== null &&
  'version' in document &&
  typeof document.version === 'number'
    ? document.version
    : 0;
