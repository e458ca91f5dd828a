import { listFiles, readText } from '@nx-slice/pipeline';
import type { Diagnostic, Recording, Result } from '@nx-slice/schemas';
import { join } from 'node:path';
import { readRecording } from './read-recording.js';

export interface RecordingFolder {
  /** Absolute path of the workspace. */
  readonly workspace: string;
  /** Where the recordings are, relative to the workspace, with `/`. Committed, so that others can replay them. */
  readonly folder: string;
}

/** A file of the folder, relative to the workspace; so messages name it. */
export const recordingPath = (
  { folder }: RecordingFolder,
  name: string,
): string => `${folder}/${name}`;

/** One recording; `undefined` when there is none of that name. */
export function readNamed(
  place: RecordingFolder,
  name: string,
): Result<Recording, Diagnostic> | undefined {
  const file = recordingPath(place, name);
  const text = readText(join(place.workspace, file));
  return text === undefined ? undefined : readRecording(text, file);
}

/** The names of all recordings, sorted. */
export const recordingNames = ({
  workspace,
  folder,
}: RecordingFolder): readonly string[] =>
  listFiles(join(workspace, folder)).filter((name) => name.endsWith('.json'));

/** All recordings that can be read, in the order of their names. */
export const readableRecordings = (
  place: RecordingFolder,
): readonly { readonly file: string; readonly recording: Recording }[] =>
  recordingNames(place).flatMap((name) => {
    const read = readNamed(place, name);
    return read?.ok
      ? [{ file: recordingPath(place, name), recording: read.value }]
      : [];
  });
