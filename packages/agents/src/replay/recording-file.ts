import { canonical, digestOf, type AgentRequest } from '@nx-slice/pipeline';
import type { Digest, Recording } from '@nx-slice/schemas';
import { scrubDocument, type Scrub } from './scrub.js';

/** A recording before it has its digest. */
export type Unsigned = Omit<Recording, 'digest'>;

/** What a recording is found by: the request in its canonical form, without secrets, so that it is the same everywhere. */
export interface RequestKey {
  readonly slice: string;
  /** The layer's name, or `plan`. */
  readonly layer: string;
  readonly digest: Digest;
  /** What is recorded of it. */
  readonly request: unknown;
}

export function keyOf(request: AgentRequest, scrub: Scrub): RequestKey {
  const scrubbed = scrubDocument(request, scrub);
  return {
    slice: request.slice,
    layer: request.kind === 'plan' ? 'plan' : request.layer,
    digest: digestOf(canonical(scrubbed)),
    request: scrubbed,
  };
}

/** Beside the names of slice and layer, which are for people, so much of the digest: 80 bits. */
const DIGEST_LENGTH = 20;

/** What the names of all recordings of one request begin with. */
export const fileStem = ({ slice, layer, digest }: RequestKey): string =>
  `${safe(slice)}.${safe(layer)}.${digest.slice(0, DIGEST_LENGTH)}.`;

/** Such as `notes.db.1f0c….1.json`. */
export const fileName = (key: RequestKey, conversation: number): string =>
  `${fileStem(key)}${conversation}.json`;

const safe = (name: string): string => name.replaceAll(/[^A-Za-z0-9_-]/g, '-');

export const digestOfRecording = (recording: Unsigned): Digest =>
  digestOf(canonical({ ...recording, digest: undefined }));

/** The bytes of a recording: no times, nothing of the machine, so that the same conversation gives the same ones. */
export const recordingText = (recording: Unsigned): string =>
  canonical({ ...recording, digest: digestOfRecording(recording) });
