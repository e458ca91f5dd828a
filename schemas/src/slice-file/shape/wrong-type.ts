import type { Problem } from '../problem.js';
import type { Path } from '../slice-file.js';
import { didYouMean } from '../text/did-you-mean.js';
import { listOf } from '../text/list-of.js';
import { quote } from '../text/quote.js';
import { show } from '../text/show.js';

/** A value of another type than expected, or none at all. */
export const wrongType = (
  path: Path,
  expected: string,
  value: unknown,
): Problem => ({
  code: value === undefined ? 'SPEC_MISSING' : 'SPEC_WRONG_TYPE',
  path,
  expected,
  found: show(value),
  hint:
    value === undefined
      ? `Add ${quote(String(path.at(-1)))} to the object.`
      : null,
});

/** A value that is none of a few. */
export const oneOf = (
  code: Problem['code'],
  path: Path,
  values: readonly string[],
  value: unknown,
): Problem =>
  typeof value === 'string'
    ? {
        code,
        path,
        expected: `one of ${listOf(values)}`,
        found: show(value),
        hint: didYouMean(value, values),
      }
    : wrongType(path, `one of ${listOf(values)}`, value);
