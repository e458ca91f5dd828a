import { createHash } from 'node:crypto';
import { digestSchema, type Digest } from '@nx-slice/schemas';

/** SHA-256 of a text's UTF-8 bytes. */
export const digestOf = (text: string): Digest =>
  digestSchema.parse(createHash('sha256').update(text).digest('hex'));
