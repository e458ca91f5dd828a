import { randomUUID } from 'node:crypto';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import type { Diagnostic } from '@nx-slice/schemas';
import { capped, diagnostic } from '../diagnostics.js';
import { readText } from '../edge/files.js';
import { testingFolder } from '../edge/testing-folder.js';
import { toolEnvironment } from '../edge/tool-environment.js';
import type { ProcessOutcome } from '../edge/run-process.js';
import type { Check, Site } from './check.js';
import { nonconformity } from './conformance.js';
import { isTestFile } from './is-test-file.js';
import { readReport, type TestReport } from './test-report.js';

/** Runs the tests under judgement; the verdict comes from the report, never from the exit code alone. */
export const testCheck: Check = {
  stage: 'test',
  run: async (site) => (await runTests(site)).diagnostics,
};

export interface TestOutcome {
  readonly diagnostics: readonly Diagnostic[];
  /** How many tests passed. */
  readonly passed: number;
}

/**
 * Green is: the runner ended with 0, and left a report with the nonce of this run, in which every test file
 * that was sent has at least one passed test, and none that failed, was skipped or is expected to fail. What the
 * stack demands runs beside the layer's own tests, and is no substitute for them.
 */
export async function runTests(site: Site): Promise<TestOutcome> {
  const files = site.files.filter(isTestFile);
  if (files.length === 0) {
    return failed({
      code: 'TEST_NONE',
      message: 'There are no tests',
      hint: 'Every layer brings tests: files that end in .test.ts or .test.tsx.',
    });
  }
  const pragmas = files.flatMap((file) => pragmaIn(file, site));
  if (pragmas.length > 0) return { diagnostics: pragmas, passed: 0 };
  site.provideRuntime();
  const sent = [...files, ...site.conformance.keys()];
  const nonce = randomUUID();
  const testing = testingFolder();
  const outcome = await site.isolation.run({
    file: process.execPath,
    args: [...NODE_OPTIONS, join(testing, 'run-tests.cjs')],
    cwd: site.folder,
    env: toolEnvironment(site.scratch),
    input: JSON.stringify({
      nonce,
      rootDir: site.folder,
      jest: site.stack.jest,
      files: sent,
    }),
    readable: [site.folder, testing],
    writable: [],
    scratch: site.scratch,
    timeout: site.deadline,
    signal: site.signal,
  });
  const { diagnostics, passed } =
    stopped(outcome, site) ??
    judge(readReport(outcome.stdout, nonce), outcome, site, sent);
  return { passed, diagnostics: diagnostics.map(withoutFolder(site)) };
}

/** The runner says where, from the root; the folder has another name each time, and no finding is about that. */
const withoutFolder =
  ({ folder }: Site) =>
  (item: Diagnostic): Diagnostic => ({
    ...item,
    message: item.message
      .replaceAll(pathToFileURL(join(folder, sep)).href, '')
      .replaceAll(join(folder, sep), ''),
  });

/** For the runner and, through it, for the processes that run the tests; megabytes. */
const NODE_OPTIONS = ['--max-old-space-size=1024'];

/** A comment at the top of a test file can name the environment that it runs in, and that is code as well. */
const pragmaIn = (file: string, site: Site): readonly Diagnostic[] => {
  const pragma = /@jest-[\w-]+/.exec(readText(join(site.folder, file)) ?? '');
  return pragma
    ? [
        diagnostic({
          code: 'TEST_PRAGMA',
          stage: 'test',
          layer: site.ownerOf(file),
          file,
          message: `${pragma[0]} in a comment configures the test runner`,
          hint: 'The runner is configured by the stack: take the comment out. Tests of components end in .test.tsx and have a page.',
        }),
      ]
    : [];
};

function stopped(
  { timedOut, exceeded }: ProcessOutcome,
  site: Site,
): TestOutcome | undefined {
  if (timedOut) {
    return failed({
      code: 'TEST_TIMEOUT',
      message: `The tests did not finish within ${site.deadline / 1000} seconds`,
      hint: 'Look for a loop without an end or a promise that nobody settles.',
    });
  }
  return exceeded
    ? failed({
        code: 'TEST_LIMIT',
        message: `The tests were ended: they went beyond the limit of ${exceeded}`,
        hint: 'Tests print little, start no processes and keep little in memory.',
      })
    : undefined;
}

function judge(
  report: TestReport | undefined,
  { exitCode, stdout, stderr }: ProcessOutcome,
  site: Site,
  files: readonly string[],
): TestOutcome {
  if (!report) {
    return failed({
      code: 'TEST_NO_REPORT',
      message: `The test run left no report: ${capped(stripVTControlCharacters(stderr || stdout))}`,
      hint: 'Tests must not end the process, nor write to where the runner reports.',
    });
  }
  const diagnostics = report
    .problems(site.folder, files)
    .map((problem) => attributed(problem, site));
  if (diagnostics.length > 0) return { diagnostics, passed: report.passed };
  if (exitCode !== 0) {
    return failed({
      code: 'TEST_EXIT',
      message: `The test run ended with ${exitCode} although no test failed`,
      hint: 'Tests must not end the process.',
    });
  }
  return { diagnostics: [], passed: report.passed };
}

/** A finding with the layer that has to answer for it. */
function attributed(problem: Diagnostic, site: Site): Diagnostic {
  if (problem.file === null) return problem;
  const judged = site.conformance.get(problem.file);
  return judged === undefined
    ? { ...problem, layer: site.ownerOf(problem.file) }
    : nonconformity(problem, judged);
}

const failed = (
  given: Pick<Diagnostic, 'code' | 'message' | 'hint'>,
): TestOutcome => ({
  diagnostics: [diagnostic({ ...given, stage: 'test' })],
  passed: 0,
});
