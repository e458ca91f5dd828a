import { expect, test } from '@jest/globals';
import { summary } from '../../src/job/summary.js';

test.each([
  [[], 'notes: 0 agent calls, plan and all 7 layers used again'],
  [
    [{ layer: 'db', calls: 1, usage: null, cost: null }],
    'notes: 1 agent call (db), 7 of 8 steps used again',
  ],
  [
    [
      { layer: 'plan', calls: 1, usage: null, cost: null },
      { layer: 'db', calls: 3, usage: null, cost: null },
    ],
    'notes: 4 agent calls (plan, db), 6 of 8 steps used again',
  ],
])('%j', (entries, text) => {
  expect(summary('notes', 7, entries)).toBe(text);
});

test('names cannot do anything to a terminal, nor begin another line', () => {
  const entries = [
    { layer: '\u001b[2K\r::error::x', calls: 1, usage: null, cost: null },
  ];
  expect(summary('no\ntes', 7, entries)).toBe(
    'no\\ntes: 1 agent call (\\u{1b}[2K\\u{d}::error::x), 7 of 8 steps used again',
  );
});
