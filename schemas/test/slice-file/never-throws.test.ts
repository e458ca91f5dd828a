import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { diagnosticSchema, readSlice, sliceSchema } from '../../src/index.js';
import { entityWith, sliceWith } from '../support/slice-with.js';

const valid = sliceWith({
  entities: [entityWith({ orderBy: ['-title'], search: ['title'] })],
  operations: [
    'list',
    { name: 'byTitle', entity: 'Note', kind: 'query', where: ['title'] },
    { name: 'close', kind: 'command', set: { status: 'done' } },
    {
      name: 'tidy',
      kind: 'command',
      input: [],
      output: 'integer',
      intent: 'x',
    },
  ],
  acceptance: ['It works'],
});
const validText = JSON.stringify(valid, null, 2);

/** Throws when `readSlice` does, or when it breaks what it promises. */
const check = (text: string): boolean => {
  const read = readSlice(text, 'slice.json');
  if (read.ok) {
    expect(sliceSchema.safeParse(JSON.parse(text)).success).toBe(true);
    return true;
  }
  expect(read.error.length).toBeGreaterThan(0);
  expect(read.error.length).toBeLessThanOrEqual(50);
  for (const diagnostic of read.error) {
    expect(diagnosticSchema.safeParse(diagnostic).success).toBe(true);
    expect(diagnostic.message.length).toBeLessThanOrEqual(300);
    expect(diagnostic.range).not.toBeNull();
  }
  return false;
};

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

test('the slice that is changed below is right', () => {
  expect(check(validText)).toBe(true);
});

test('any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      check(text);
    }),
  );
});

test('any text of the characters that JSON is made of', () => {
  const unit = fc.constantFrom(
    ...'{}[]:,"\\/ntu019.-eE truefalsnl\n\r\u0000\uFEFF',
  );
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
      check(text);
    }),
    { numRuns: 300 },
  );
});

test('a slice with some of its text replaced: broken JSON is called so, and only that', () => {
  const edit = fc.record({
    at: fc.nat({ max: validText.length }),
    remove: fc.nat({ max: 12 }),
    insert: fc.oneof(
      fc.string({ maxLength: 6 }),
      fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '\\', 'null', '1e999'),
    ),
  });
  fc.assert(
    fc.property(edit, ({ at, remove, insert }) => {
      const text =
        validText.slice(0, at) + insert + validText.slice(at + remove);
      check(text);
      const read = readSlice(text, 'slice.json');
      const broken =
        !read.ok && read.error.some(({ code }) => code === 'SPEC_BROKEN_JSON');
      expect(broken).toBe(!isJson(text));
    }),
    { numRuns: 300 },
  );
});

/** A value with one thing in it replaced; `seed` says which. */
const replaced = (value: unknown, seed: number, by: unknown): unknown => {
  if (typeof value !== 'object' || value === null) {
    return by;
  }
  const entries = Object.entries(value);
  const chosen = seed % (entries.length + 1);
  if (chosen === entries.length) {
    return by;
  }
  const next = Math.floor(seed / (entries.length + 1));
  const changed = entries.map(([key, child], index): [string, unknown] => [
    key,
    index === chosen ? replaced(child, next, by) : child,
  ]);
  return Array.isArray(value)
    ? changed.map(([, child]) => child)
    : Object.fromEntries(changed);
};

test('a slice with any value in the place of any other', () => {
  fc.assert(
    fc.property(fc.nat(), fc.jsonValue({ maxDepth: 3 }), (seed, by) => {
      check(JSON.stringify(replaced(valid, seed, by)));
    }),
    { numRuns: 300 },
  );
});

test('a slice with any name in the place of any text', () => {
  const names = fc.constantFrom(
    ...['constructor', '__proto__', 'toString', 'id', 'title', 'Note', 'set'],
    ...['type', 'query', 'command', 'list', 'then', '-title', 'reference'],
  );
  fc.assert(
    fc.property(fc.nat(), fc.nat(), names, names, (first, second, a, b) => {
      check(
        JSON.stringify(replaced(replaced(valid, first, a), second, { [a]: b })),
      );
    }),
    { numRuns: 300 },
  );
});
