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
  if (last === 'entity' && /^[^/]+\/[^/]+$/.test(value)) {
    return {
      code: 'SPEC_OTHER_SLICE',
      hint: 'A reference to an entity of another slice is not possible for now; put both entities into one slice.',
    };
  }
  const fix = nameFix(value, path);
  return {
    code: 'SPEC_BAD_NAME',
    hint: fix === null ? null : `Did you mean "${fix}"?`,
  };
};
