import type { Diagnostic, Range } from '../diagnostic.js';
import { fail, ok, type Result } from '../result.js';
import { findTextProblem } from './find-text-problem.js';
import { keyNodeAt, nodeAt } from './locate.js';
import { parseJson } from './parse-json.js';
import type { Problem } from './problem.js';
import { readDocument } from './read-document.js';
import type { SliceFile } from './slice-file.js';
import { pathText } from './text/path-text.js';
import { rangesOf } from './text/positions.js';
import { toDiagnostic } from './to-diagnostic.js';

const MAX_DIAGNOSTICS = 50;

/**
 * The only way that slice.json enters the system. Never throws: whatever the text, the answer is a slice that every
 * planner can rely on, or the mistakes in it, in the order of the text. `file` is how diagnostics name the file.
 */
export const readSlice = (
  text: string,
  file: string,
): Result<SliceFile, readonly Diagnostic[]> => {
  const rangeOf = rangesOf(text);
  const inText = findTextProblem(text);
  const parsed = inText === null ? parseJson(text) : fail(inText);
  if (!parsed.ok) {
    const { offset, length } = parsed.error;
    return fail([toDiagnostic(parsed.error, file, rangeOf(offset, length))]);
  }
  const { root } = parsed.value;
  const rangeAt = (node: { offset: number; length: number }): Range =>
    rangeOf(node.offset, node.length);
  const read = readDocument(parsed.value, MAX_DIAGNOSTICS + 1);
  if (read.ok) {
    return ok({
      slice: read.value,
      locate: (path) => rangeAt(nodeAt(root, path)),
    });
  }
  const diagnostics = read.error
    .map((problem) => {
      const find = problem.atKey === true ? keyNodeAt : nodeAt;
      const range = rangeAt(find(root, problem.path));
      return { range, message: messageOf(problem), problem };
    })
    .sort(({ range: a }, { range: b }) => before(a, b))
    .map(({ range, message, problem: { code, hint } }) =>
      toDiagnostic({ code, message, hint }, file, range),
    );
  return fail(atMost(MAX_DIAGNOSTICS, diagnostics));
};

const messageOf = ({ path, expected, found }: Problem): string => {
  const where = path.length === 0 ? '' : `${pathText(path)}: `;
  return `${where}expected ${expected}, found ${found}`;
};

const before = (a: Range, b: Range): number =>
  a.start.line - b.start.line || a.start.column - b.start.column;

/** The last one says that there are more. */
const atMost = (
  max: number,
  diagnostics: readonly Diagnostic[],
): readonly Diagnostic[] => {
  const last = diagnostics[max - 1];
  return diagnostics.length <= max || last === undefined
    ? diagnostics
    : [
        ...diagnostics.slice(0, max - 1),
        {
          ...last,
          code: 'SPEC_TOO_MANY',
          message: `expected a slice, found more than ${String(max - 1)} mistakes; the rest is not shown`,
          hint: 'Correct these first.',
        },
      ];
};
