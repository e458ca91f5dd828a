import { expect, test } from '@jest/globals';
import { withOwnBriefs } from '../../src/plan/own-briefs.js';
import { tinyStack } from '../support/tiny-stack.js';

const briefsOf = (own: Readonly<Record<string, string>>) => {
  const stack = withOwnBriefs(tinyStack, new Map(Object.entries(own)));
  return new Map([
    ['plan', stack.planBrief],
    ...stack.layers.map(({ name, brief }) => [name, brief] as const),
  ]);
};

test('nothing said: the briefs of the stack, to the byte', () => {
  expect(briefsOf({})).toEqual(briefsOf({ base: '  \n', unknown: 'x' }));
  expect(briefsOf({}).get('plan')).toBe(tinyStack.planBrief);
});

test('what is said of a layer is told to it alone, after the brief of the stack', () => {
  const before = briefsOf({});
  const after = briefsOf({ base: 'Use tabs.' });
  const stacks = before.get('base') ?? '';
  expect(after.get('base')).toBe(
    `${stacks.trimEnd()}\n\n# In this workspace\n\nUse tabs.\n`,
  );
  after.delete('base');
  before.delete('base');
  expect(after).toEqual(before);
});

test('what is common is told to all, before what is said of one', () => {
  for (const [name, brief] of briefsOf({ common: 'Be brief.', top: 'Last.' })) {
    expect(brief).toContain(
      name === 'top' ? 'Be brief.\n\nLast.\n' : 'Be brief.\n',
    );
  }
});
