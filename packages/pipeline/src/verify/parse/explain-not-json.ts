import { printParseErrorCode, visit } from 'jsonc-parser';
import { inertLine } from '../../report/inert.js';
import type { AnswerProblem } from './problem.js';
import type { Scan } from './scan-answer.js';

const SHOWN = 40;

interface Mistake {
  /** As the parser calls it, such as `CommaExpected`. */
  readonly name: string;
  readonly offset: number;
  readonly length: number;
}

/**
 * Why a text is not one JSON document, in words that say what to do about it.
 *
 * @param text known to be no JSON, and not deeper than a recursive parser can take
 */
export function explainNotJson(
  text: string,
  scan: Pick<Scan, 'open' | 'end'>,
): AnswerProblem {
  const begin = text.length - text.trimStart().length;
  const end = text.trimEnd().length;
  if (text.startsWith('```', begin)) {
    return {
      code: 'ANSWER_FENCED',
      message: 'The answer is in a code fence',
      hint: 'Begin with "{" and end with "}": no code fence, no prose.',
    };
  }
  const { name, offset, length } = firstMistake(text) ?? {
    name: 'ValueExpected',
    offset: begin,
    length: 0,
  };
  if (offset === begin && !/["{[\d-]/.test(text.charAt(begin))) {
    return {
      code: 'ANSWER_PROSE',
      message: `The answer begins with ${found(text, begin)} instead of a JSON document`,
      hint: 'Begin with "{": no prose before the document, no code fence around it.',
    };
  }
  const isBehind = scan.end !== undefined && offset >= scan.end;
  if (isBehind && /[{["]/.test(text.charAt(offset))) {
    return {
      code: 'ANSWER_TWO_DOCUMENTS',
      message: 'The answer holds more than one JSON document',
      hint: 'Answer with one document that holds everything.',
      offset,
    };
  }
  if (isBehind && !/[\]}]/.test(text.charAt(offset))) {
    return {
      code: 'ANSWER_PROSE',
      message: `Behind the JSON document comes ${found(text, offset)}`,
      hint: 'End with the "}" of the document: nothing behind it.',
      offset,
    };
  }
  if (scan.open > 0 && offset + length >= end) {
    return {
      code: 'ANSWER_CUT_SHORT',
      message: 'The answer ends in the middle of the document',
      hint: 'Answer again with the whole document; fewer and shorter files keep it below the limit of your output.',
      offset: end,
    };
  }
  return {
    code: 'ANSWER_NOT_JSON',
    message: `The answer is not JSON: ${wordsOf(name)}, found ${found(text, offset)}`,
    hint: 'Answer with one JSON document as JSON.stringify would write it: quotes and line ends in texts escaped, no comments, no comma before a closing bracket.',
    offset,
  };
}

/** What a strict parser says first; none when it is more lenient than JSON.parse. */
function firstMistake(text: string): Mistake | undefined {
  let first: Mistake | undefined;
  visit(
    text,
    {
      onError: (code, offset, length) => {
        first ??= { name: printParseErrorCode(code), offset, length };
      },
    },
    { disallowComments: true },
  );
  return first;
}

/** The text from a place on, quoted, for a message. */
function found(text: string, offset: number): string {
  const rest = text.slice(offset, offset + SHOWN).trimEnd();
  if (rest === '') return 'the end';
  return `"${inertLine(rest)}${offset + SHOWN < text.length ? '…' : ''}"`;
}

/** `CommaExpected` as `comma expected`. */
const wordsOf = (name: string): string =>
  name.replace(/(?!^)[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
