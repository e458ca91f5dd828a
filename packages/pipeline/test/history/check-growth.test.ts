import { expect, test } from '@jest/globals';
import type { History } from '@nx-slice/schemas';
import { checkGrowth } from '../../src/history/check-growth.js';
import { tinyPlan } from '../support/tiny-job.js';

const file = 'src/base/steps.json';
const layer = {
  name: 'base',
  history: {
    file,
    entries: (text: string) =>
      text === '?'
        ? undefined
        : text.split(' ').map((one) => ({ id: one.charAt(0), text: one })),
    losses: () => [],
  },
};
const before = (content: string): History => ({
  version: 1,
  slice: 'words',
  layer: 'base',
  file: { path: file, content },
  plan: tinyPlan,
});
const codes = (content: string, then?: History) =>
  checkGrowth(layer, [{ path: file, content }], then).map(({ code }) => code);

test.each([
  ['the same', 'a1 b1', []],
  ['one more', 'a1 b1 c1', []],
  ['one less', 'a1', ['MIGRATION_EDITED']],
  ['one changed', 'a1 b2', ['MIGRATION_EDITED']],
  ['one before', 'c1 a1 b1', ['MIGRATION_EDITED', 'MIGRATION_EDITED']],
  ['another order', 'b1 a1', ['MIGRATION_EDITED', 'MIGRATION_EDITED']],
  ['one twice', 'a1 b1 b2', ['HISTORY_ID_TAKEN']],
  ['unreadable', '?', ['HISTORY_UNREADABLE']],
])('%s', (_, now, expected) => {
  expect(codes(now, before('a1 b1'))).toEqual(expected);
});

test('what was applied must be readable', () => {
  expect(codes('a1', before('?'))).toEqual(['HISTORY_BROKEN']);
});

test('the file has to be there', () => {
  expect(checkGrowth(layer, [], undefined)).toMatchObject([
    { code: 'HISTORY_MISSING', layer: 'base', file, stage: 'policy' },
  ]);
});

test('a layer without such a file is not asked for one', () => {
  expect(checkGrowth({ name: 'top' }, [], undefined)).toEqual([]);
});
