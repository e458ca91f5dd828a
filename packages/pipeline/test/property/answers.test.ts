import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkPaths } from '../../src/verify/path-policy.js';
import { ANSWER_LIMITS, parseArtifact } from '../../src/verify/parse.js';
import {
  bytesOf,
  honestArtifact,
  honestText,
  refusalsOf,
  unsafeInAll,
} from '../support/answer.js';
import { hostilePaths, hostileTexts } from '../support/hostile.js';

const RUNS = 10_000;
const EIGHT_KB = 8 * 1024;

describe('every beginning of an artifact of 3 kB', () => {
  const bytes = Buffer.from(honestText);

  test(`0 of ${bytes.length} byte prefixes accepted, one diagnostic each`, () => {
    expect(bytes.length).toBeGreaterThan(2_500);
    expect(parseArtifact(bytes, 'db').ok).toBe(true);
    let accepted = 0;
    const codes = new Set<string>();
    for (let length = 0; length < bytes.length; length += 1) {
      const found = refusalsOf(bytes.subarray(0, length));
      if (found.length === 0) accepted += 1;
      expect(found).toHaveLength(1);
      codes.add(found[0]?.code ?? '');
    }
    expect(accepted).toBe(0);
    expect([...codes].sort()).toEqual([
      'ANSWER_CUT_SHORT',
      'ANSWER_EMPTY',
      'ANSWER_NOT_UTF8',
    ]);
  });

  test('the same as text: a beginning is always called that', () => {
    for (let length = 1; length < honestText.length; length += 1) {
      expect(refusalsOf(honestText.slice(0, length))).toMatchObject([
        { code: 'ANSWER_CUT_SHORT' },
      ]);
    }
  });
});

/** Judges whatever an agent handed over, the way a layer does. @throws what must never be thrown */
function judge(answer: unknown): 'accepted' | 'refused' {
  const parsed = parseArtifact(answer, 'db');
  const found = parsed.ok
    ? checkPaths(parsed.value.files, {
        roots: ['src/db/', 'test/db/'],
        layer: 'db',
      })
    : parsed.error;
  const most = parsed.ok ? 20 : ANSWER_LIMITS.diagnostics;
  if (found.length > most) throw new Error(`${found.length} diagnostics`);
  if (!parsed.ok && bytesOf(found) > EIGHT_KB) throw new Error('too much text');
  const unsafe = unsafeInAll(found);
  if (unsafe.length > 0) throw new Error(unsafe.join(', '));
  return found.length === 0 ? 'accepted' : 'refused';
}

describe(`${RUNS} mutated artifacts: parser and path policy never throw, and say little`, () => {
  test('bytes changed, left out, doubled and moved', () => {
    const edit = fc.record({
      kind: fc.constantFrom('set', 'cut', 'insert', 'double'),
      at: fc.nat(),
      length: fc.integer({ min: 0, max: 40 }),
      bytes: fc.uint8Array({ minLength: 1, maxLength: 4 }),
    });
    const seen = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 5 }), (edits) => {
        let bytes = Buffer.from(honestText);
        for (const { kind, at, length, bytes: given } of edits) {
          const from = at % (bytes.length + 1);
          const head = bytes.subarray(0, from);
          const tail = bytes.subarray(from);
          const parts = {
            set: [head, given, tail.subarray(given.length)],
            cut: [head, tail.subarray(length)],
            insert: [head, given, tail],
            double: [head, tail.subarray(0, length), tail],
          }[kind];
          bytes = Buffer.concat(parts);
        }
        seen[judge(bytes)] += 1;
        // As a careless agent would have decoded it.
        judge(bytes.toString('utf8'));
      }),
      { numRuns: RUNS / 2, seed: 41 },
    );
    expect(seen.refused).toBeGreaterThan(RUNS / 4);
  });

  test('values replaced, keys renamed, entries repeated', () => {
    const places = placesOf(honestArtifact);
    const value = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(...hostilePaths.single.map(({ path }) => path)),
      fc.constantFrom(...Object.values(hostileTexts)),
      fc.constantFrom(
        '\0',
        '\ud800',
        Array.from({ length: 300 }, () => ({})),
        { __proto__: null, toString: 1 },
      ),
    );
    const mutation = fc.record({
      place: fc.constantFrom(...places),
      kind: fc.constantFrom('replace', 'remove', 'rename', 'repeat'),
      value,
      key: fc.oneof(
        fc.string(),
        fc.constantFrom('__proto__', 'constructor', 'files', 'path'),
      ),
    });
    const seen = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(
        fc.array(mutation, { minLength: 1, maxLength: 3 }),
        (mutations) => {
          const mutated = mutations.reduce<unknown>(
            (artifact, item) => mutate(artifact, item.place, item),
            honestArtifact,
          );
          seen[judge(JSON.stringify(mutated))] += 1;
        },
      ),
      { numRuns: RUNS / 2, seed: 42 },
    );
    expect(seen.refused).toBeGreaterThan(RUNS / 4);
    expect(seen.accepted).toBeGreaterThan(RUNS / 100);
  });
});

type Path = readonly (string | number)[];

interface Mutation {
  readonly kind: string;
  readonly value: unknown;
  readonly key: string;
}

function placesOf(value: unknown): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [[]];
  const entries = Array.isArray(value)
    ? value.map((item: unknown, index) => [index, item] as const)
    : Object.entries(value).map(([key, item]) => [key, item] as const);
  return [
    [],
    ...entries.flatMap(([step, item]) =>
      placesOf(item).map((path) => [step, ...path]),
    ),
  ];
}

/** The value with one mutation at a place; as it is when an earlier one took the place away. */
function mutate(
  value: unknown,
  [step, ...rest]: Path,
  mutation: Mutation,
): unknown {
  if (step === undefined) {
    return mutation.kind === 'replace' ? mutation.value : value;
  }
  const isLast = rest.length === 0;
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index): readonly unknown[] => {
      if (index !== step) return [item];
      if (!isLast) return [mutate(item, rest, mutation)];
      if (mutation.kind === 'remove') return [];
      return mutation.kind === 'repeat'
        ? [item, item]
        : [mutate(item, rest, mutation)];
    });
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(
    ([key, item]): readonly (readonly [string, unknown])[] => {
      if (key !== step) return [[key, item]];
      if (!isLast) return [[key, mutate(item, rest, mutation)]];
      if (mutation.kind === 'remove') return [];
      if (mutation.kind === 'rename') return [[mutation.key, item]];
      return [[key, mutate(item, rest, mutation)]];
    },
  );
  return Object.fromEntries(entries);
}
