import { expect, test } from '@jest/globals';
import { diagnosticSchema, readSlice } from '../../src/index.js';
import { mistakesIn, mistakesInText } from '../support/mistakes-in.js';
import { sliceOf, sliceWith } from '../support/slice-with.js';

const ofBytes = (bytes: number, filler: string): string => {
  const frame = JSON.stringify({ name: 'notes', intent: '' });
  const left = bytes - frame.length;
  const width = Buffer.byteLength(filler);
  const intent = filler.repeat(Math.floor(left / width));
  return frame.replace('""', `"${intent}${'.'.repeat(left % width)}"`);
};

test.each(['x', 'é', '語'])('at most 256 kB of UTF-8, here of %s', (filler) => {
  expect(mistakesInText(ofBytes(262_144, filler))).toEqual([]);
  expect(mistakesInText(ofBytes(262_145, filler))).toEqual([
    {
      code: 'SPEC_TOO_LARGE',
      message: 'expected at most 262144 bytes, found 262145',
      hint: 'Split the slice into several.',
      points: '',
    },
  ]);
});

test.each(['[', '{"a":', '[{"a":', '[}{]'])(
  'at most 32 brackets inside each other, here %s',
  (open) => {
    const deep = open.repeat(40_000);
    expect(mistakesInText(deep)).toMatchObject([
      {
        code: 'SPEC_TOO_DEEP',
        message:
          'expected at most 32 brackets inside each other, found one more',
        points: expect.stringMatching(/^[[{]$/),
      },
    ]);
  },
);

test('closed brackets do not add up', () => {
  const fields = Array.from({ length: 100 }, (_, index) => ({
    name: `field${String(index)}`,
    type: 'text',
  }));
  expect(mistakesIn(sliceOf(...fields))).toEqual([]);
});

test('at most 50 diagnostics; the last one says that there are more', () => {
  const read = (count: number) =>
    mistakesIn(
      sliceWith({ acceptance: Array.from({ length: count }, () => '') }),
    );
  expect(read(50).map(({ code }) => code)).toEqual(
    Array.from({ length: 50 }, () => 'SPEC_BLANK'),
  );
  const more = read(51);
  expect(more).toHaveLength(50);
  expect(more[48]).toMatchObject({
    code: 'SPEC_BLANK',
    message: expect.stringContaining('acceptance[48]'),
  });
  expect(more[49]).toMatchObject({
    code: 'SPEC_TOO_MANY',
    message:
      'expected a slice, found more than 49 mistakes; the rest is not shown',
    hint: 'Correct these first.',
  });
});

test('a file full of mistakes is read in no time', () => {
  const keys = Array.from(
    { length: 20_000 },
    (_, index) => `a${String(index)}`,
  );
  const set = Object.fromEntries(keys.map((key) => [key, 1]));
  const where = keys.map((key) => `z${key}`);
  const started = performance.now();
  for (const operation of [
    { name: 'a', kind: 'command', set },
    { name: 'a', kind: 'query', where },
  ]) {
    const text = JSON.stringify(sliceWith({ operations: [operation] }));
    expect(mistakesInText(text)).toHaveLength(50);
  }
  expect(performance.now() - started).toBeLessThan(5000);
});

test('foreign text in a message is on one line, inert and cut', () => {
  const hostile = '\u001b[2K\rFAKE\n\u009b31m\u202e\u2028\u{e0041}"';
  const [first] = mistakesIn(sliceWith({ [hostile]: 1 }));
  expect(first?.message).toContain(
    'found "\\u001b[2K\\u000dFAKE\\u000a\\u009b31m\\u202e\\u2028\\udb40\\udc41\\""',
  );
  expect(first?.message).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
});

test('no message is longer than 300 characters, and every diagnostic is of the right form', () => {
  const long = 'x'.repeat(5000);
  const slices = [
    sliceWith({ name: long }),
    sliceWith({ [long]: 1 }),
    sliceOf({ name: 'a', type: long }),
    sliceOf({ name: 'a', type: 'text', [long]: 1 }),
    sliceOf({ name: 'a', type: 'enum', values: [long, `${long}y`] }),
    sliceWith({ operations: [long] }),
    sliceWith({
      operations: [{ name: 'a', kind: 'command', set: { [long]: 1 } }],
    }),
  ];
  const texts = [
    ...slices.map((slice) => JSON.stringify(slice)),
    `{ "${long}": { "${long}": { "${long}": { "a": 1, "a": 1 } } } }`,
    `{ ${long}: 1 }`,
  ];
  for (const text of texts) {
    const read = readSlice(text, 'slice.json');
    const diagnostics = read.ok ? [] : read.error;
    expect(diagnostics.length).toBeGreaterThan(0);
    for (const diagnostic of diagnostics) {
      expect(diagnosticSchema.parse(diagnostic)).toEqual(diagnostic);
      expect(diagnostic.message.length).toBeLessThanOrEqual(300);
    }
  }
});
