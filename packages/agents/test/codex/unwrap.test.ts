import { expect, test } from '@jest/globals';
import { unwrapAnswer } from '../../src/codex/unwrap.js';
import { usedSince } from '../../src/codex/usage.js';

test.each([
  ['{"plan":null,"artifact":{"files":[]}}', 'artifact', '{"files":[]}'],
  [
    ' {\n "artifact" : {"a":1, "a":2} , "plan" : null }\n',
    'artifact',
    ' {"a":1, "a":2} ',
  ],
  ['{"plan":{"name":"x"},"artifact":null}', 'plan', '{"name":"x"}'],
  ['{"artifact":null,"plan":{}}', 'plan', '{}'],
  ['{"plan":null,"artifact":null}', 'artifact', 'null'],
] as const)('%s holds the %s %s, as it was written', (text, wanted, inside) => {
  expect(unwrapAnswer(text, wanted)).toBe(inside);
});

test.each([
  'Sure, here it is.',
  '',
  '{"files":[],"contracts":[]}',
  '```json\n{"plan":null,"artifact":{}}\n```',
  '{"plan":{},"artifact":{}}',
  '{"plan":null,"artifact":{"files":[',
])('%s is handed on as it is', (text) => {
  expect(unwrapAnswer(text, 'artifact')).toBe(text);
});

test('megabytes of nothing are read in no time', () => {
  const started = performance.now();
  for (const filler of [' ', '}', ', ', '"artifact":null}', '\\"']) {
    unwrapAnswer(`{"plan":null,"artifact":${filler.repeat(500_000)}x`, 'plan');
    unwrapAnswer(filler.repeat(500_000), 'artifact');
  }
  expect(performance.now() - started).toBeLessThan(2_000);
});

test('a turn took what the total has grown by; a total that went back is one of a new conversation', () => {
  const used = (input: number, output: number) => ({
    inputTokens: input,
    cachedInputTokens: input / 2,
    outputTokens: output,
  });
  expect(usedSince(used(3000, 30), used(1000, 10))).toEqual(used(2000, 20));
  expect(usedSince(used(500, 5), used(1000, 10))).toEqual(used(500, 5));
});
