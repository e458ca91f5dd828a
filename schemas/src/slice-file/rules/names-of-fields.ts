import type { SliceField } from '../../slice-field.js';
import type { Problem } from '../problem.js';
import type { Path } from '../slice-file.js';
import { didYouMean } from '../text/did-you-mean.js';
import { listOf } from '../text/list-of.js';
import { quote } from '../text/quote.js';

/** A name that is written where a field's name should be, but that no field has. */
export const unknownField = (
  written: string,
  fields: readonly SliceField[],
  path: Path,
  more: readonly string[] = [],
): Problem => {
  const names = [...fields.map((field) => field.name), ...more];
  return {
    code: 'SPEC_UNKNOWN_FIELD',
    path,
    expected: `one of the fields ${listOf(names)}`,
    found: quote(written),
    hint: didYouMean(written, names),
  };
};

/** A name that a list of fields has twice. */
export const repeatedField = (written: string, path: Path): Problem => ({
  code: 'SPEC_DUPLICATE_NAME',
  path,
  expected: 'each field once',
  found: `${quote(written)} again`,
  hint: 'Remove one of the two.',
});
