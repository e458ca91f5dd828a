import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  createScrubber,
  scrubDocument,
  SCRUBBED,
} from '../../src/replay/scrub.js';
import { secretsIn } from '../../src/replay/secrets-in.js';

const RUNS = 1_000;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';
const of = (alphabet: string, minLength: number, maxLength = minLength + 20) =>
  fc.string({
    unit: fc.constantFrom(...alphabet),
    minLength,
    maxLength,
  });
const alnum = (minLength: number, maxLength?: number) =>
  of(LETTERS + DIGITS, minLength, maxLength);

/** Keys of every shape that services give out. */
const key = fc.oneof(
  alnum(15).map((rest) => `sk-4${rest}`),
  alnum(40).map((rest) => `sk-proj-1_${rest}`),
  alnum(40).map((rest) => `sk-ant-api03-${rest}`),
  of(LETTERS, 32).map((rest) => `sk-${rest}`),
  alnum(36, 36).map((rest) => `npm_${rest}`),
  fc
    .tuple(fc.constantFrom('ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'), alnum(36))
    .map((parts) => parts.join('')),
  alnum(40).map((rest) => `github_pat_${rest}`),
  alnum(20).map((rest) => `glpat-${rest}`),
  of(LETTERS.slice(0, 26) + DIGITS, 16, 16).map((rest) => `AKIA${rest}`),
  alnum(35, 35).map((rest) => `AIza${rest}`),
  alnum(20).map((rest) => `xoxb-${rest}`),
  fc
    .tuple(alnum(12), alnum(12), alnum(12))
    .map(([a, b, c]) => `eyJ${a}.eyJ${b}.${c}`),
);
/** Where a key can stand: nothing around it continues it. */
const around = fc.constantFrom(
  '',
  ' ',
  '"',
  "'",
  '\n',
  '=',
  ': ',
  '(',
  ')',
  ',',
);

describe('shapes', () => {
  const scrub = createScrubber([]);

  test('no key of any shape is left', () => {
    fc.assert(
      fc.property(key, around, around, (secret, before, after) => {
        const text = `const a = 1;${before}${secret}${after}`;
        const scrubbed = scrub(text);
        expect(scrubbed).not.toContain(secret.slice(-12));
        expect(scrubbed).toBe(`const a = 1;${before}${SCRUBBED}${after}`);
      }),
      { numRuns: RUNS },
    );
  });

  test.each([
    [
      'Authorization: Bearer abcdefghijklmnop.qrst',
      `Authorization: Bearer ${SCRUBBED}`,
    ],
    [
      'authorization: basic dXNlcjpwYXNzd29yZA==',
      'authorization: basic dXNlcjpwYXNzd29yZA==',
    ],
    [
      'Authorization: Basic dXNlcjpwYXNzd29yZA==',
      `Authorization: Basic ${SCRUBBED}`,
    ],
    [
      '//registry.example/:_authToken=abcdefgh1234',
      `//registry.example/:_authToken=${SCRUBBED}`,
    ],
    ['postgres://me:hunter2@host/db', `postgres://me:${SCRUBBED}@host/db`],
    [
      'a\n-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\nb',
      `a\n${SCRUBBED}\nb`,
    ],
  ])('%j', (text, scrubbed) => {
    expect(scrub(text)).toBe(scrubbed);
  });

  test.each([
    'const key = `Bearer ${token}`;',
    'className="sk-loading-spinner-of-the-page"',
    'task-management-of-2024-and-later',
    'https://example.com:8080/a@b',
    'http://127.0.0.1:5173/notes?email=me@example.com',
    'fetch(`postgres://${user}:${password}@${host}`)',
    'npm_config_registry and npm_lifecycle_event',
    'an id such as 0f8fad5b-d9cb-469f-a165-70867728950e',
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  ])('what is no secret stays: %s', (text) => {
    expect(scrub(text)).toBe(text);
  });
});

describe('values', () => {
  /** What a password may be made of: what JSON and addresses escape above all. */
  const value = fc.string({
    unit: fc.constantFrom(...`${LETTERS.slice(0, 4)}0"\\\n%/+ äß😀`),
    minLength: 8,
    maxLength: 24,
  });
  const documents = fc.jsonValue();

  test('none is left, however JSON or an address spells it', () => {
    fc.assert(
      fc.property(value, (secret) => {
        const scrub = createScrubber([secret]);
        const inJson = JSON.stringify({ a: [secret] });
        for (const text of [
          `x${secret}y`,
          inJson,
          JSON.stringify({ text: inJson }),
          `https://host/?q=${encodeURIComponent(secret)}`,
        ]) {
          const scrubbed = scrub(text);
          expect(scrubbed).toContain(SCRUBBED);
          expect(scrubbed).not.toContain(secret);
        }
        // What held it is still JSON.
        expect(JSON.parse(scrub(inJson))).toEqual({ a: [SCRUBBED] });
      }),
      { numRuns: RUNS },
    );
  });

  test('none is left anywhere in a document, the rest stays, and twice is once', () => {
    fc.assert(
      fc.property(
        documents,
        fc.uniqueArray(alnum(12), { minLength: 1, maxLength: 3 }),
        (document, secrets) => {
          const scrub = createScrubber(secrets);
          const dirty = {
            document,
            secrets,
            [secrets[0] ?? '']: [[...secrets]],
          };
          const clean = scrubDocument(dirty, scrub);
          const text = JSON.stringify(clean);
          for (const secret of secrets) expect(text).not.toContain(secret);
          expect(scrubDocument(clean, scrub)).toEqual(clean);
          expect(clean).toMatchObject({ document });
        },
      ),
      { numRuns: RUNS },
    );
  });

  test('a value within another one leaves no rest', () => {
    expect(
      createScrubber(['secret-1', 'secret-1-and-more'])(
        'a secret-1-and-more b',
      ),
    ).toBe(`a ${SCRUBBED} b`);
  });

  test('without secrets every text stays as it is', () => {
    fc.assert(
      fc.property(of(`${LETTERS} \n{}[]"':,`, 0, 300), (text) => {
        expect(createScrubber([])(text)).toBe(text);
      }),
      { numRuns: RUNS },
    );
  });
});

test('the secrets of an environment: by name, or because they are named; short ones are words', () => {
  expect(
    secretsIn(
      {
        OPENAI_API_KEY: 'openai-12345',
        npm_config__authToken: 'npm-12345678',
        DB_PASSWORD: 'database-1',
        GH_TOKEN: 'short',
        HOME: '/home/someone',
        MY_LOGIN: 'login-12345',
        EMPTY_SECRET: undefined,
      },
      ['MY_LOGIN', 'NOT_THERE'],
    ).toSorted(),
  ).toEqual(['database-1', 'login-12345', 'npm-12345678', 'openai-12345']);
});
