import { ANSWER_LIMITS } from './limits.js';
import type { AnswerProblem } from './problem.js';

export const tooDeep: AnswerProblem = {
  code: 'ANSWER_TOO_DEEP',
  message: `The answer has more than ${ANSWER_LIMITS.depth} brackets inside each other`,
  hint: 'Keep to the schema of the answer: it is nowhere near as deep.',
};
export const tooManyValues: AnswerProblem = {
  code: 'ANSWER_TOO_MANY_VALUES',
  message: `The answer has more than ${ANSWER_LIMITS.values} values`,
  hint: 'Answer with what this layer needs and nothing else.',
};
export const tooManyFiles: AnswerProblem = {
  code: 'ANSWER_TOO_MANY_FILES',
  message: `The answer has more than ${ANSWER_LIMITS.files} files`,
  hint: 'Answer with the files of this layer only.',
};
export const tooMuchContent: AnswerProblem = {
  code: 'ANSWER_TOO_MUCH_CONTENT',
  message: `The files of the answer have more than ${ANSWER_LIMITS.content} bytes together`,
  hint: 'Answer with source code only: no data, no dependencies, nothing compiled.',
};
