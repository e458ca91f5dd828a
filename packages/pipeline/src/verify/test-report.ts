import { isAbsolute, relative, sep } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Diagnostic } from '@nx-slice/schemas';
import { z } from 'zod';
import { at, capped, diagnostic } from '../diagnostics.js';

const MAX_DIAGNOSTICS = 20;

const assertionSchema = z.object({
  fullName: z.string(),
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
  numPassedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(assertionSchema),
    }),
  ),
});

/** Jest's JSON report, as far as the verdict needs it. */
export interface TestReport {
  readonly passed: number;
  /** What failed, was skipped or did not run. @param folder absolute; paths in the result are relative to it */
  problems(folder: string): readonly Diagnostic[];
}

/** @returns `undefined` when the text is no report */
export function readReport(text: string): TestReport | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = reportSchema.safeParse(value);
  if (!parsed.success) return undefined;
  const { numPassedTests, testResults } = parsed.data;
  return {
    passed: numPassedTests,
    problems: (folder) =>
      testResults
        .flatMap((suite): readonly Diagnostic[] => {
          const file = isAbsolute(suite.name)
            ? relative(folder, suite.name).split(sep).join('/')
            : suite.name;
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
                  message: readable(suite.message),
                }),
              ]
            : failures;
        })
        .slice(0, MAX_DIAGNOSTICS),
  };
}

function problemOf(
  test: z.output<typeof assertionSchema>,
  file: string,
): readonly Diagnostic[] {
  if (test.status === 'passed') return [];
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
          message: `${capped(test.fullName, 300)} is ${test.status}`,
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
