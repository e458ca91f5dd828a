import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { readSlice } from '../../src/index.js';
import { textAt } from '../support/mistakes-in.js';

const namesIn = (folder: string) =>
  readdirSync(new URL(`../${folder}`, import.meta.url));

const textOf = (folder: string, name: string) =>
  readFileSync(new URL(`../${folder}/${name}`, import.meta.url), 'utf8');

test.each(namesIn('slices'))('%s is read as it was written', (name) => {
  const text = textOf('slices', name);
  const parsed: unknown = JSON.parse(text);
  expect(readSlice(text, name)).toMatchObject({
    ok: true,
    value: { slice: parsed },
  });
});

/** Of each file: the code of its one mistake, the hint, and the text that the mistake is about. */
const cases: Readonly<
  Record<string, readonly [string, string | null, RegExp]>
> = {
  'dup-field.json': [
    'SPEC_DUPLICATE_FIELD',
    'entities[0].fields[0].name has it already.',
    /^"a"$/,
  ],
  'entity-lower.json': ['SPEC_BAD_NAME', 'Did you mean "Note"?', /^"note"$/],
  'enum-default.json': ['SPEC_BAD_DEFAULT', null, /^"b"$/],
  'enum-empty.json': ['SPEC_OUT_OF_BOUNDS', null, /^\[\]$/],
  'min-over-max.json': ['SPEC_MIN_OVER_MAX', 'Exchange min and max.', /^5$/],
  'name-missing.json': [
    'SPEC_MISSING',
    'Add "name" to the object.',
    /^\{[^]*\}$/,
  ],
  'name-upper.json': [
    'SPEC_BAD_NAME',
    'Did you mean "bad-name"?',
    /^"Bad Name"$/,
  ],
  'op-unknown.json': ['SPEC_UNKNOWN_OPERATION', null, /^"explode"$/],
  'proto.json': ['SPEC_BAD_NAME', 'Did you mean "proto"?', /^"__proto__"$/],
  'search-nontext.json': ['SPEC_NOT_SEARCHABLE', null, /^"n"$/],
  'type-unknown.json': [
    'SPEC_UNKNOWN_TYPE',
    'Did you mean "string"?',
    /^"strnig"$/,
  ],
};

const caseSchema = z.strictObject({
  expectErrorAt: z.string(),
  slice: z.json(),
});

test('every invalid slice has its case here', () => {
  expect(namesIn('invalid-slices').sort()).toEqual(Object.keys(cases));
});

test.each(Object.entries(cases))(
  '%s: the one mistake is found where it is',
  (name, [code, hint, points]) => {
    const { slice, expectErrorAt } = caseSchema.parse(
      JSON.parse(textOf('invalid-slices', name)),
    );
    const text = JSON.stringify(slice, null, 2);
    const read = readSlice(text, 'packages/slices/bad/slice.json');
    expect(read).toEqual({
      ok: false,
      error: [
        {
          code,
          severity: 'error',
          stage: 'spec',
          layer: null,
          file: 'packages/slices/bad/slice.json',
          range: expect.anything(),
          message: expect.stringMatching(/^[^ ]+: expected .+, found .+$/),
          hint,
        },
      ],
    });
    const [first] = read.ok ? [] : read.error;
    expect(first?.message.split(':')[0]).toBe(expectErrorAt);
    expect(first?.range && textAt(text, first.range)).toMatch(points);
  },
);

test('lines and columns are counted from 1', () => {
  const read = readSlice('{\n  "name": "Bad Name",\n  "intent": "x"\n}', 'f');
  expect(read).toMatchObject({
    error: [
      {
        range: {
          start: { line: 2, column: 11 },
          end: { line: 2, column: 21 },
        },
      },
    ],
  });
});
