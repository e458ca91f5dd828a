import { inertLine } from '../../report/inert.js';
import type { AnswerProblem } from './problem.js';

/** Where a value or a key is: its offset in UTF-16 code units, and the steps to it, asked for only when needed. */
export interface Place {
  readonly offset: number;
  readonly path: () => readonly (string | number)[];
}

/** A key that would be lost without a word: the second of two equal ones, and `__proto__`. */
export function keyProblem(
  key: string,
  known: ReadonlySet<string>,
  { path, offset }: Place,
): AnswerProblem | undefined {
  if (key === '__proto__') {
    return {
      code: 'ANSWER_FORBIDDEN_KEY',
      message: `${pathText(path())} is a key that JavaScript gives a meaning of its own`,
      hint: 'Leave it out: no document has such a key.',
      offset,
    };
  }
  return known.has(key)
    ? {
        code: 'ANSWER_DUPLICATE_KEY',
        message: `${pathText(path())} is there twice`,
        hint: 'Keep one of the two: each key once in an object.',
        offset,
      }
    : undefined;
}

/** A text that cannot be written as UTF-8, or that most programs take for the end of it. */
export function textProblem(
  value: string,
  { path, offset }: Place,
): AnswerProblem | undefined {
  const found = value.includes('\0')
    ? 'the character U+0000'
    : /\p{Surrogate}/u.test(value)
      ? 'half a surrogate pair, which has no UTF-8'
      : undefined;
  return found === undefined
    ? undefined
    : {
        code: 'ANSWER_BAD_TEXT',
        message: `${pathText(path())} holds ${found}`,
        hint: 'Leave it out. In source code write it as an escape: a backslash, twice in JSON, and its number.',
        offset,
      };
}

/** JSON.parse makes `Infinity` of a number that is too large. */
export const numberProblem = (
  value: string,
  { path, offset }: Place,
): AnswerProblem | undefined =>
  /^-?\d/.test(value) && !Number.isFinite(Number(value))
    ? {
        code: 'ANSWER_BAD_NUMBER',
        message: `${pathText(path())} is ${inertLine(value, 40)}, more than a number can hold`,
        hint: 'Write a number below 1e308.',
        offset,
      }
    : undefined;

/** `files[3].content`, for a message. */
const pathText = (path: readonly (string | number)[]): string =>
  path
    .map((step) =>
      typeof step === 'number'
        ? `[${step}]`
        : /^[A-Za-z_$][\w$]{0,60}$/.test(step)
          ? `.${step}`
          : `["${inertLine(step, 60)}"]`,
    )
    .join('')
    .replace(/^\./, '') || 'The answer';
