import { tooLong } from './decode-answer.js';
import { ANSWER_LIMITS } from './limits.js';
import type { AnswerProblem } from './problem.js';

/** What keeps a text from being looked at as JSON at all. */
export function findTextProblem(text: string): AnswerProblem | undefined {
  // A text has at least as many bytes as UTF-16 code units: the cheap question first.
  const bytes =
    text.length > ANSWER_LIMITS.bytes ? text.length : Buffer.byteLength(text);
  if (bytes > ANSWER_LIMITS.bytes) return tooLong(bytes);
  if (text.startsWith('\uFEFF')) {
    return {
      code: 'ANSWER_BYTE_ORDER_MARK',
      message: 'The answer begins with a byte order mark',
      hint: 'Begin with the "{" of the document; write UTF-8 without a byte order mark.',
    };
  }
  if (text.trim() === '') {
    return {
      code: 'ANSWER_EMPTY',
      message: 'The answer is empty',
      hint: 'Answer with one JSON document and nothing else.',
    };
  }
  return undefined;
}
