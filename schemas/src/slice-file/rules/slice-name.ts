import type { Slice } from '../../slice.js';
import type { Problems } from '../problem.js';
import { quote } from '../text/quote.js';
import { isDeviceName, isInherited } from './reserved.js';

/** Names of slices become folders, and keys of objects in camel case. */
export function* sliceNameProblems({ name }: Slice): Problems {
  const key = name.replace(/-(.)/g, (_, letter: string) =>
    letter.toUpperCase(),
  );
  if (isDeviceName(name) || isInherited(key)) {
    yield {
      code: 'SPEC_RESERVED_NAME',
      path: ['name'],
      expected: isDeviceName(name)
        ? 'a name that every operating system takes for a folder'
        : 'a name that JavaScript objects do not have by themselves',
      found: quote(name),
      hint: 'Rename the slice.',
    };
  }
}
