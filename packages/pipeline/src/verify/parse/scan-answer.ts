import { createScanner } from 'jsonc-parser';
import { ANSWER_LIMITS } from './limits.js';
import type { AnswerProblem } from './problem.js';
import { keyProblem, numberProblem, textProblem } from './swallowed.js';
import {
  tooDeep,
  tooManyFiles,
  tooManyValues,
  tooMuchContent,
} from './too-much.js';

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
    const place = { offset, path: () => frames.map(({ step }) => step) };

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
        keyProblem(key, frame.keys, place) ?? textProblem(key, place);
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
      swallowed ??= textProblem(value, place);
    } else {
      swallowed ??= numberProblem(scanner.getTokenValue(), place);
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
