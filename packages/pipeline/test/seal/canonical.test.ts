import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonical } from '../../src/seal/canonical.js';
import { digestOf } from '../../src/seal/digest.js';

test('keys are sorted, lists are not', () => {
  expect(canonical({ b: [2, 1], a: { d: 1, c: null } })).toBe(
    '{\n  "a": {\n    "c": null,\n    "d": 1\n  },\n  "b": [\n    2,\n    1\n  ]\n}\n',
  );
});

test.each([[undefined], [Number.NaN], [() => 1], [1n]])(
  '%p is not JSON',
  (value) => {
    expect(() => canonical([value])).toThrow(TypeError);
  },
);

const shuffled = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(shuffled)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .reverse()
            .map(([key, item]) => [key, shuffled(item)]),
        )
      : value;

test('property: the order of keys does not matter, and the text reads back as the value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonical(value);
      expect(canonical(shuffled(value))).toBe(text);
      expect(canonical(JSON.parse(text))).toBe(text);
    }),
    { seed: 2 },
  );
});

test('property: different values have different digests', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      expect(digestOf(canonical(a)) === digestOf(canonical(b))).toBe(
        canonical(a) === canonical(b),
      );
    }),
    { seed: 3 },
  );
});
