import { isAbsolute, relative, sep } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Diagnostic } from '@nx-slice/schemas';
import { z } from 'zod';
import { at, capped, diagnostic } from '../diagnostics.js';

const MAX_DIAGNOSTICS = 20;

const assertionSchema = z.object({
  fullName: z.string(),
  /** Declared with `test.failing`: it passes by failing. */
  failing: z.boolean(),
  status: z.enum([
    'passed',
    'failed',
    'pending',
    'skipped',
    'todo',
    'disabled',
    'focused',
  ]),
  failureMessages: z.array(z.string()).nullish(),
  location: z.object({ line: z.number(), column: z.number() }).nullish(),
});

const reportSchema = z.object({
  nonce: z.string(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(assertionSchema),
    }),
  ),
});

/** The report of our runner; see `testing/run-tests.cjs`. */
export interface TestReport {
  readonly passed: number;
  /**
   * What failed, was skipped or did not run.
   *
   * @param folder absolute; paths in the result are relative to it
   * @param expected the test files that have to be in the report, relative to `folder`
   */
  problems(folder: string, expected: readonly string[]): readonly Diagnostic[];
}

/** @returns `undefined` when the text is no report, or not the report of the run with this nonce */
export function readReport(
  text: string,
  nonce: string,
): TestReport | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = reportSchema.safeParse(value);
  if (!parsed.success || parsed.data.nonce !== nonce) return undefined;
  const suites = parsed.data.testResults;
  return {
    passed: suites.flatMap(({ assertionResults }) =>
      assertionResults.filter(hasPassed),
    ).length,
    problems: (folder, expected) =>
      [
        ...suites.flatMap((suite) => problemsOf(suite, inside(folder, suite))),
        ...expected
          .filter(
            (file) =>
              !suites.some(
                (suite) =>
                  inside(folder, suite) === file &&
                  (suite.status === 'failed' ||
                    suite.assertionResults.length > 0),
              ),
          )
          .map((file) =>
            diagnostic({
              code: 'TEST_NONE',
              stage: 'test',
              file,
              message: `No test of ${file} ran`,
              hint: 'Every test file has tests that assert what the layer promises.',
            }),
          ),
      ].slice(0, MAX_DIAGNOSTICS),
  };
}

type Suite = z.output<typeof reportSchema>['testResults'][number];
type Assertion = z.output<typeof assertionSchema>;

const hasPassed = ({ status, failing }: Assertion): boolean =>
  status === 'passed' && !failing;

const inside = (folder: string, { name }: Suite): string =>
  isAbsolute(name) ? relative(folder, name).split(sep).join('/') : name;

function problemsOf(suite: Suite, file: string): readonly Diagnostic[] {
  const failures = suite.assertionResults.flatMap((test) =>
    problemOf(test, file),
  );
  return failures.length === 0 && suite.status === 'failed'
    ? [
        diagnostic({
          code: 'TEST_SUITE_FAILED',
          stage: 'test',
          file,
          range: at(1, 1),
          message: readable(suite.message) || 'The file could not be run',
        }),
      ]
    : failures;
}

function problemOf(test: Assertion, file: string): readonly Diagnostic[] {
  if (hasPassed(test)) return [];
  const range = test.location
    ? at(Math.max(1, test.location.line), Math.max(1, test.location.column))
    : at(1, 1);
  return test.status === 'failed'
    ? [
        diagnostic({
          code: 'TEST_FAILED',
          stage: 'test',
          file,
          range,
          message: `${capped(test.fullName, 300)}\n${readable((test.failureMessages ?? []).join('\n'))}`,
        }),
      ]
    : [
        diagnostic({
          code: 'TEST_NOT_RUN',
          stage: 'test',
          file,
          range,
          message: `${capped(test.fullName, 300)} is ${test.failing ? 'expected to fail' : test.status}`,
          hint: 'A test that does not run proves nothing: make it pass or remove it.',
        }),
      ];
}

/** Without colours and without the runner's own stack frames. */
const readable = (text: string): string =>
  capped(
    stripVTControlCharacters(text)
      .split('\n')
      .filter((line) => !/^\s+at .*(node_modules|node:internal)/.test(line))
      .join('\n')
      .trim(),
  );
