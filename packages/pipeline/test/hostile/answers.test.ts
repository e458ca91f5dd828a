import { describe, expect, test } from '@jest/globals';
import { artifactSchema } from '@nx-slice/schemas';
import {
  ANSWER_LIMITS,
  parseAnswer,
  parseArtifact,
} from '../../src/verify/parse.js';
import {
  bytesOf,
  honestArtifact,
  honestText,
  refusalsOf,
  unsafeInAll,
} from '../support/answer.js';
import { oddAnswers } from './answers.js';

const EIGHT_KB = 8 * 1024;
/** Ten times what the slowest takes on an idle machine. */
const SECONDS = 5_000;

test.each([
  ['text', honestText],
  ['bytes', Buffer.from(honestText)],
  ['text with blanks around it', `\r\n\t ${honestText} \n`],
  ['indented text', JSON.stringify(honestArtifact, null, 2)],
])('an honest artifact as %s is read as it is', (_, answer) => {
  expect(parseArtifact(answer, 'db')).toEqual({
    ok: true,
    value: honestArtifact,
  });
});

describe(`0 of ${oddAnswers.length} odd answers accepted`, () => {
  test.each(oddAnswers)('%s: %s', (_, code, answer) => {
    const begin = performance.now();
    const found = refusalsOf(answer);
    expect(performance.now() - begin).toBeLessThan(SECONDS);
    // A shape can be wrong in two places at once; anything else is one thing.
    if (code !== 'ANSWER_SHAPE') expect(found).toHaveLength(1);
    expect([...new Set(found.map((item) => item.code))]).toEqual([code]);
    expect(found[0]).toMatchObject({ stage: 'parse', layer: 'db' });
    expect(found[0]?.hint).toMatch(/\w{3}.*\.$/);
    expect(bytesOf(found)).toBeLessThanOrEqual(EIGHT_KB);
    expect(unsafeInAll(found)).toEqual([]);
  });

  test('nor all of them together', () => {
    const accepted = oddAnswers.filter(
      ([, , answer]) => parseArtifact(answer, 'db').ok,
    );
    expect(oddAnswers.length).toBeGreaterThanOrEqual(60);
    expect(accepted.length).toBe(0);
  });
});

describe('the place is named', () => {
  test.each([
    [
      '{\n  "files": [],\n  "contracts": [],\n  "files": []\n}',
      'files is there twice (line 4, column 3)',
    ],
    [
      '{"files":[{"path":"a","content":"","path":"b"}]}',
      'files[0].path is there twice (line 1, column 36)',
    ],
    [
      '{\r\n"files":[{"a b\\n":1,"a b\\n":2}]}',
      'files[0]["a b\\n"] is there twice (line 2, column 21)',
    ],
    [
      '{"a":[1,[1e999]]}',
      'a[1][0] is 1e999, more than a number can hold (line 1, column 10)',
    ],
    [
      '{"files":[],\n"contracts":[],}',
      'The answer is not JSON: property name expected, found "}" (line 2, column 16)',
    ],
  ])('%j', (text, message) => {
    expect(refusalsOf(text)).toMatchObject([{ message }]);
  });

  test('as a range too', () => {
    expect(refusalsOf('{"a":1,\n "a":2}')).toMatchObject([
      { range: { start: { line: 2, column: 2 } }, file: null },
    ]);
  });
});

describe('a mistake in every entry', () => {
  test.each([
    [
      'files',
      {
        files: Array.from({ length: 200 }, () => ({ path: 1 })),
        contracts: [],
      },
    ],
    [
      'promises',
      { files: [], contracts: Array.from({ length: 15_000 }, () => 1) },
    ],
    [
      'promises of all types',
      {
        files: [],
        contracts: Array.from({ length: 6_000 }, (_, index) => ({
          [`k${index}`]: index,
          name: index % 2,
        })),
      },
    ],
    [
      'one entry with unknown keys',
      {
        files: [
          Object.fromEntries(
            Array.from({ length: 15_000 }, (_, index) => [`\u001b${index}`, 1]),
          ),
        ],
        contracts: [],
      },
    ],
  ])('%s: a few diagnostics, 8 kB together', (_, answer) => {
    const before = process.memoryUsage().heapUsed;
    const begin = performance.now();
    const found = refusalsOf(JSON.stringify(answer));
    expect(performance.now() - begin).toBeLessThan(SECONDS);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(200_000_000);
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThanOrEqual(ANSWER_LIMITS.diagnostics);
    expect(bytesOf(found)).toBeLessThanOrEqual(EIGHT_KB);
    expect(unsafeInAll(found)).toEqual([]);
  });

  test('the same one is counted, not repeated', () => {
    const files = Array.from({ length: 150 }, () => ({ path: 1, content: '' }));
    expect(refusalsOf(JSON.stringify({ files, contracts: [] }))).toMatchObject([
      {
        message: expect.stringMatching(
          /^files\.0\.path: .*\(and 149 more like it\)$/,
        ),
      },
    ]);
  });

  test('what is left over is counted', () => {
    const contracts = Array.from({ length: 20 }, (_, index) => ({
      name: 'a',
      kind: 'b',
      signature: 'c',
      [`k${index}`]: 1,
    }));
    const found = refusalsOf(JSON.stringify({ files: [], contracts }));
    expect(found).toHaveLength(ANSWER_LIMITS.diagnostics);
    expect(found.at(-1)?.message).toContain(
      `(and ${20 - ANSWER_LIMITS.diagnostics} more problems)`,
    );
  });
});

describe('a wrong type at every node', () => {
  const wrong = [null, true, 7, 'x', [], {}, [[]]];
  const nodes = placesOf(honestArtifact).filter((path) => path.length > 0);

  test.each(nodes.map((path) => [path.join('.'), path] as const))(
    '%s',
    (_, path) => {
      for (const value of wrong) {
        const answer = replaced(honestArtifact, path, value);
        const text = JSON.stringify(answer);
        const parsed = parseAnswer(text, 'db', artifactSchema);
        if (artifactSchema.safeParse(answer).success) {
          expect(parsed).toEqual({ ok: true, value: answer });
        } else {
          const found = refusalsOf(text);
          expect(found).not.toEqual([]);
          expect(new Set(found.map(({ code }) => code))).toEqual(
            new Set(['ANSWER_SHAPE']),
          );
          expect(bytesOf(found)).toBeLessThanOrEqual(EIGHT_KB);
          // An object in place of another kind lacks each of its keys; anything else is wrong in one place.
          if (typeof value !== 'object') expect(found).toHaveLength(1);
        }
      }
    },
  );
});

type Path = readonly (string | number)[];

function placesOf(value: unknown): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [[]];
  const entries: readonly (readonly [string | number, unknown])[] =
    Array.isArray(value)
      ? value.map((item: unknown, index) => [index, item] as const)
      : Object.entries(value);
  return [
    [],
    ...entries.flatMap(([step, item]) =>
      placesOf(item).map((path) => [step, ...path]),
    ),
  ];
}

function replaced(value: unknown, [step, ...rest]: Path, by: unknown): unknown {
  if (step === undefined) return by;
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) =>
      index === step ? replaced(item, rest, by) : item,
    );
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value).map(([key, item]) => [
          key,
          key === step ? replaced(item, rest, by) : item,
        ]),
      )
    : value;
}
