import { isUtf8 } from 'node:buffer';
import { ok, type Diagnostic, type Result } from '@nx-slice/schemas';
import { ANSWER_LIMITS } from './limits.js';
import { refuse } from './problem.js';

/**
 * The text of an answer that came as bytes. Nothing is repaired: what is no UTF-8 is refused, never replaced by
 * `\uFFFD`, and a byte order mark stays for the parser to name.
 */
export function decodeAnswer(
  bytes: Uint8Array,
  layer: string,
): Result<string, readonly Diagnostic[]> {
  if (bytes.byteLength > ANSWER_LIMITS.bytes) {
    return refuse(tooLong(bytes.byteLength), layer);
  }
  if (!isUtf8(bytes)) {
    const [first, second] = bytes;
    const isUtf16 =
      (first === 0xff && second === 0xfe) ||
      (first === 0xfe && second === 0xff);
    return refuse(
      {
        code: 'ANSWER_NOT_UTF8',
        message: `The answer is not UTF-8${isUtf16 ? ' but looks like UTF-16' : ''}`,
        hint: 'Write the answer as UTF-8, without a byte order mark.',
      },
      layer,
    );
  }
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  return ok(decoder.decode(bytes));
}

/** @param bytes how many the answer has */
export const tooLong = (bytes: number) =>
  ({
    code: 'ANSWER_TOO_LONG',
    message: `The answer has ${bytes} bytes, at most ${ANSWER_LIMITS.bytes} are read`,
    hint: 'Answer with the files of this layer only.',
  }) as const;
