import { fail, ok, type Result } from '../result.js';
import { sliceSchema, type Slice } from '../slice.js';
import { keyProblems } from './keys.js';
import type { JsonDocument } from './parse-json.js';
import type { Problem, Problems } from './problem.js';
import { ruleProblems } from './rules/index.js';
import { shapeProblems } from './shape/shape-problems.js';

/**
 * The slice in a document, or its problems, at most `max` of them. Each check relies on the one before it: rules
 * read a slice of the right shape, the shape is of keys that are each there once.
 */
export const readDocument = (
  { value, root }: JsonDocument,
  max: number,
): Result<Slice, readonly Problem[]> => {
  const ofKeys = firstOf(keyProblems(root, []), max);
  if (ofKeys.length > 0) {
    return fail(ofKeys);
  }
  const parsed = sliceSchema.safeParse(value);
  if (!parsed.success) {
    return fail(firstOf(shapeProblems(parsed.error.issues, value), max));
  }
  const ofRules = firstOf(ruleProblems(parsed.data), max);
  return ofRules.length > 0 ? fail(ofRules) : ok(parsed.data);
};

const firstOf = (problems: Problems, max: number): readonly Problem[] => {
  const first: Problem[] = [];
  for (const problem of problems) {
    first.push(problem);
    if (first.length === max) {
      break;
    }
  }
  return first;
};
