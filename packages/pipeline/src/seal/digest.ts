import { createHash } from 'node:crypto';
import { digestSchema, type Digest } from '@nx-slice/schemas';

/** SHA-256 of bytes, or of a text's UTF-8 bytes. */
export const digestOf = (content: string | Uint8Array): Digest =>
  digestSchema.parse(createHash('sha256').update(content).digest('hex'));
