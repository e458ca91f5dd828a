import type { TextProblem } from './parse-json.js';

/** Longest text of a slice.json, in bytes of UTF-8. */
const MAX_BYTES = 256 * 1024;

/** What keeps a text from being read as JSON at all, or `null`. */
export const findTextProblem = (text: string): TextProblem | null => {
  const beginning = { offset: 0, length: 0 };
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_BYTES) {
    return {
      ...beginning,
      code: 'SPEC_TOO_LARGE',
      message: `expected at most ${String(MAX_BYTES)} bytes, found ${String(bytes)}`,
      hint: 'Split the slice into several.',
    };
  }
  if (text.startsWith('\uFEFF')) {
    return {
      ...beginning,
      code: 'SPEC_BYTE_ORDER_MARK',
      message: 'expected "{", found a byte order mark before it',
      hint: 'Remove the byte order mark: save the file as UTF-8 without it.',
    };
  }
  return text.trim() === ''
    ? {
        ...beginning,
        code: 'SPEC_EMPTY',
        message:
          'expected an object with at least "name" and "intent", found an empty file',
        hint: 'Begin with { "name": "notes", "intent": "Keep short notes." }.',
      }
    : null;
};
