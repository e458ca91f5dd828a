import {
  createScanner,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
} from 'jsonc-parser';
import { fail, ok, type Result } from '../result.js';
import { didYouMean } from './text/did-you-mean.js';
import { quote } from './text/quote.js';

/** Far more than a slice needs; the parser recurses, so that it must not be asked for more. */
const MAX_DEPTH = 32;

/** A mistake in the text itself. `offset` and `length` are in UTF-16 code units. */
export interface TextProblem {
  readonly code: `SPEC_${string}`;
  readonly offset: number;
  readonly length: number;
  readonly message: string;
  readonly hint: string | null;
}

/** The values of a JSON text, and the nodes that know where they are. */
export interface JsonDocument {
  readonly value: unknown;
  readonly root: Node;
}

/** Reads strict JSON: no comments, no commas before a closing bracket. */
export const parseJson = (text: string): Result<JsonDocument, TextProblem> => {
  const tooDeep = findTooDeep(text);
  if (tooDeep !== null) {
    return fail({
      code: 'SPEC_TOO_DEEP',
      offset: tooDeep,
      length: 1,
      message: `expected at most ${String(MAX_DEPTH)} brackets inside each other, found one more`,
      hint: null,
    });
  }
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  const [first] = errors;
  if (first !== undefined) {
    return fail(brokenAt(text, first));
  }
  const value = parseValue(text);
  return root === undefined || !value.ok
    ? fail({
        code: 'SPEC_BROKEN_JSON',
        offset: 0,
        length: text.length,
        message: 'expected JSON, found other text',
        hint: null,
      })
    : ok({ value: value.value, root });
};

/** The one door between JSON.parse, which throws, and the values here. */
const parseValue = (text: string): Result<unknown, null> => {
  try {
    return ok(JSON.parse(text));
  } catch {
    return fail(null);
  }
};

/** Where the first bracket is that lies too deep, or `null`. */
const findTooDeep = (text: string): number | null => {
  const scanner = createScanner(text, true);
  const open: string[] = [];
  for (;;) {
    scanner.scan();
    if (scanner.getTokenLength() === 0) {
      return null;
    }
    const first = text.charAt(scanner.getTokenOffset());
    if (first === '{' || first === '[') {
      open.push(first === '{' ? '}' : ']');
    } else if (first === open.at(-1)) {
      // The parser, too, stays inside a bracket until it meets the one that matches.
      open.pop();
    }
    if (open.length > MAX_DEPTH) {
      return scanner.getTokenOffset();
    }
  }
};

const EXPECTED: Readonly<Record<string, string>> = {
  InvalidSymbol: 'a value or a punctuation mark of JSON',
  InvalidNumberFormat: 'a number such as 1 or 0.5',
  PropertyNameExpected: 'a key in double quotes',
  ValueExpected: 'a value',
  ColonExpected: '":" between key and value',
  CommaExpected: '"," before the next entry',
  CloseBraceExpected: '"}" that closes the object',
  CloseBracketExpected: '"]" that closes the array',
  EndOfFileExpected: 'the end of the file',
  InvalidCommentToken: 'JSON without comments',
  UnexpectedEndOfComment: 'JSON without comments',
  UnexpectedEndOfString: 'a double quote that closes the text on the same line',
  UnexpectedEndOfNumber: 'a digit after the point or the "e" of a number',
  InvalidUnicode: 'four hexadecimal digits after "\\u"',
  InvalidEscapeCharacter: 'one of " \\ / b f n r t u after a backslash',
  InvalidCharacter: 'control characters written as \\n, \\t or \\u0000',
};

const brokenAt = (
  text: string,
  { error, offset, length }: ParseError,
): TextProblem => {
  const code = printParseErrorCode(error);
  const found = text.slice(offset, offset + length);
  const before = text.slice(0, offset).trimEnd();
  if (before.endsWith(',') && /^[}\]]/.test(found)) {
    return {
      code: 'SPEC_BROKEN_JSON',
      offset: before.length - 1,
      length: 1,
      message: `expected no comma before "${found}", found ","`,
      hint: 'Remove the comma.',
    };
  }
  return {
    code: 'SPEC_BROKEN_JSON',
    offset,
    length,
    message: `expected ${EXPECTED[code] ?? 'JSON'}, found ${found === '' ? 'the end of the file' : quote(found)}`,
    hint: hintFor(code, found),
  };
};

const hintFor = (code: string, found: string): string | null => {
  if (/^['‘’“”`]/.test(found)) {
    return 'Put keys and texts in double quotes.';
  }
  switch (code) {
    case 'InvalidSymbol':
      return (
        didYouMean(found, ['true', 'false', 'null']) ??
        (/^\w+$/.test(found) ? 'Put keys and texts in double quotes.' : null)
      );
    case 'PropertyNameExpected':
      return 'Put keys in double quotes.';
    case 'InvalidCommentToken':
      return 'Remove the comment; what a reader should know fits into "intent".';
    default:
      return null;
  }
};
