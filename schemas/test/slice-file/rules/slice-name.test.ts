import { expect, test } from '@jest/globals';
import { mistakesIn } from '../../support/mistakes-in.js';
import { sliceWith } from '../../support/slice-with.js';

test.each([
  ['con', 'a name that every operating system takes for a folder'],
  ['lpt1', 'a name that every operating system takes for a folder'],
  ['constructor', 'a name that JavaScript objects do not have by themselves'],
  ['to-string', 'a name that JavaScript objects do not have by themselves'],
])('%s is refused', (name, expected) => {
  expect(mistakesIn(sliceWith({ name }))).toEqual([
    {
      code: 'SPEC_RESERVED_NAME',
      message: `name: expected ${expected}, found "${name}"`,
      hint: 'Rename the slice.',
      points: `"${name}"`,
    },
  ]);
});

test.each(['class', 'a', 'my-notes', 'console', 'x2-3', 'a'.repeat(40)])(
  '%s is fine',
  (name) => {
    expect(mistakesIn(sliceWith({ name }))).toEqual([]);
  },
);
