import type { Problem } from '../problem.js';
import type { Path } from '../slice-file.js';
import { nameFix } from '../text/name-fix.js';
import { show } from '../text/show.js';

/** A text that does not follow its pattern. What the pattern expects is the schema's own message. */
export const badText = (
  expected: string | undefined,
  path: Path,
  value: unknown,
): Problem => ({
  expected: expected ?? 'another value',
  path,
  found: show(value),
  ...adviceFor(path, value),
});

const adviceFor = (
  path: Path,
  value: unknown,
): Pick<Problem, 'code' | 'hint'> => {
  const last = path.at(-1);
  if (last === 'intent' || path[0] === 'acceptance') {
    return { code: 'SPEC_BLANK', hint: null };
  }
  if (last === 'default') {
    return { code: 'SPEC_BAD_DEFAULT', hint: null };
  }
  if (last === 'set') {
    return { code: 'SPEC_OUT_OF_BOUNDS', hint: null };
  }
  if (typeof value !== 'string') {
    return { code: 'SPEC_BAD_NAME', hint: null };
  }
  // An operation's own entity, as opposed to that of a reference in its input.
  if (last === 'entity' && path.length === 3 && value.includes('/')) {
    return {
      code: 'SPEC_OTHER_SLICE',
      hint: 'An operation works on an entity of its own slice; only a field of type "reference" may name one of another slice.',
    };
  }
  const fix = nameFix(value, path);
  return {
    code: 'SPEC_BAD_NAME',
    hint: fix === null ? null : `Did you mean "${fix}"?`,
  };
};
