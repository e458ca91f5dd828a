import { createScanner } from 'jsonc-parser';
import { inertLine } from '../../report/inert.js';
import { ANSWER_LIMITS } from './limits.js';
import type { AnswerProblem } from './problem.js';

export interface Scan {
  /** Why the text is not worth parsing. The scan ended there. */
  readonly tooMuch: AnswerProblem | undefined;
  /** What JSON allows and JSON.parse would swallow; to be believed only when the text is JSON. */
  readonly swallowed: AnswerProblem | undefined;
  /** Brackets that were never closed. */
  readonly open: number;
  /** Where the first document is over, in UTF-16 code units; `undefined` when it never is. */
  readonly end: number | undefined;
}

/** One open bracket: what closes it, and the key or index that the scan is at. */
interface Frame {
  readonly close: '}' | ']';
  readonly keys: Set<string>;
  step: string | number;
  /** The next text is a key. */
  atKey: boolean;
}

/**
 * Reads an answer token by token, any text at all, in one pass and without recursion: its size before anything
 * is built from it, and what gets lost when it is.
 */
export function scanAnswer(text: string): Scan {
  const scanner = createScanner(text, true);
  const frames: Frame[] = [];
  let values = 0;
  let content = 0;
  let swallowed: AnswerProblem | undefined;
  let end: number | undefined;
  const result = (tooMuch?: AnswerProblem): Scan => ({
    tooMuch,
    swallowed,
    open: frames.length,
    end,
  });

  for (;;) {
    scanner.scan();
    const offset = scanner.getTokenOffset();
    if (scanner.getTokenLength() === 0) return result();
    const first = text.charAt(offset);
    const frame = frames.at(-1);

    if (first === '}' || first === ']') {
      // A bracket that does not match closes nothing; the parser will say so.
      if (first === frame?.close) frames.pop();
      if (frames.length === 0) end ??= offset + 1;
      continue;
    }
    if (first === ',') {
      if (typeof frame?.step === 'number') frame.step += 1;
      else if (frame) frame.atKey = true;
      continue;
    }
    if (first === ':') {
      if (frame) frame.atKey = false;
      continue;
    }
    if (first === '"' && frame?.atKey === true) {
      const key = scanner.getTokenValue();
      frame.step = key;
      swallowed ??=
        keyProblem(key, frame, frames, offset) ??
        textProblem(key, frames, offset);
      frame.keys.add(key);
      continue;
    }

    values += 1;
    if (values > ANSWER_LIMITS.values) return result(tooManyValues);
    if (isFile(frames) && indexOf(frames) >= ANSWER_LIMITS.files) {
      return result(tooManyFiles);
    }
    if (first === '{' || first === '[') {
      frames.push(
        first === '{'
          ? { close: '}', keys: new Set(), step: '', atKey: true }
          : { close: ']', keys: new Set(), step: 0, atKey: false },
      );
      if (frames.length > ANSWER_LIMITS.depth) return result(tooDeep);
    } else if (first === '"') {
      const value = scanner.getTokenValue();
      if (isContent(frames)) content += Buffer.byteLength(value);
      if (content > ANSWER_LIMITS.content) return result(tooMuchContent);
      swallowed ??= textProblem(value, frames, offset);
    } else {
      swallowed ??= numberProblem(scanner.getTokenValue(), frames, offset);
    }
    if (frames.length === 0) end ??= offset + scanner.getTokenLength();
  }
}

const indexOf = (frames: readonly Frame[]): number =>
  Number(frames.at(-1)?.step);

/** An entry of the list `files` of an artifact. */
const isFile = ([document, list, more]: readonly Frame[]): boolean =>
  document?.step === 'files' && list?.close === ']' && more === undefined;

const isContent = ([document, , file, more]: readonly Frame[]): boolean =>
  document?.step === 'files' && file?.step === 'content' && more === undefined;

const tooDeep: AnswerProblem = {
  code: 'ANSWER_TOO_DEEP',
  message: `The answer has more than ${ANSWER_LIMITS.depth} brackets inside each other`,
  hint: 'Keep to the schema of the answer: it is nowhere near as deep.',
};
const tooManyValues: AnswerProblem = {
  code: 'ANSWER_TOO_MANY_VALUES',
  message: `The answer has more than ${ANSWER_LIMITS.values} values`,
  hint: 'Answer with what this layer needs and nothing else.',
};
const tooManyFiles: AnswerProblem = {
  code: 'ANSWER_TOO_MANY_FILES',
  message: `The answer has more than ${ANSWER_LIMITS.files} files`,
  hint: 'Answer with the files of this layer only.',
};
const tooMuchContent: AnswerProblem = {
  code: 'ANSWER_TOO_MUCH_CONTENT',
  message: `The files of the answer have more than ${ANSWER_LIMITS.content} bytes together`,
  hint: 'Answer with source code only: no data, no dependencies, nothing compiled.',
};

function keyProblem(
  key: string,
  { keys }: Frame,
  frames: readonly Frame[],
  offset: number,
): AnswerProblem | undefined {
  if (key === '__proto__') {
    return {
      code: 'ANSWER_FORBIDDEN_KEY',
      message: `${pathOf(frames)} is a key that JavaScript gives a meaning of its own`,
      hint: 'Leave it out: no document has such a key.',
      offset,
    };
  }
  return keys.has(key)
    ? {
        code: 'ANSWER_DUPLICATE_KEY',
        message: `${pathOf(frames)} is there twice`,
        hint: 'Keep one of the two: each key once in an object.',
        offset,
      }
    : undefined;
}

/** A text that cannot be written as UTF-8, or that most programs take for the end of it. */
function textProblem(
  value: string,
  frames: readonly Frame[],
  offset: number,
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
        message: `${pathOf(frames)} holds ${found}`,
        hint: 'Leave it out. In source code write it as an escape: a backslash, twice in JSON, and its number.',
        offset,
      };
}

const numberProblem = (
  value: string,
  frames: readonly Frame[],
  offset: number,
): AnswerProblem | undefined =>
  /^-?\d/.test(value) && !Number.isFinite(Number(value))
    ? {
        code: 'ANSWER_BAD_NUMBER',
        message: `${pathOf(frames)} is ${inertLine(value, 40)}, more than a number can hold`,
        hint: 'Write a number below 1e308.',
        offset,
      }
    : undefined;

/** `files[3].content`, for a message. */
const pathOf = (frames: readonly Frame[]): string =>
  frames
    .map(({ step }) =>
      typeof step === 'number'
        ? `[${step}]`
        : /^[A-Za-z_$][\w$]{0,60}$/.test(step)
          ? `.${step}`
          : `["${inertLine(step, 60)}"]`,
    )
    .join('')
    .replace(/^\./, '') || 'The answer';
