import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Diagnostic } from '@nx-slice/schemas';
import { capped, diagnostic } from '../diagnostics.js';
import { readText, writeFiles } from '../edge/files.js';
import { runProcess } from '../edge/run-process.js';
import { toolEnvironment } from '../edge/tool-environment.js';
import type { Check, Site } from './check.js';
import { readReport, type TestReport } from './test-report.js';

const MINUTE = 60_000;
/** Up to this many files a second process costs more than it saves. */
const IN_BAND = 8;
const TEST_FILE = /\.test\.tsx?$/;

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

export async function runTests(site: Site): Promise<TestOutcome> {
  const files = site.files.filter((path) => TEST_FILE.test(path));
  if (files.length === 0) {
    return failed({
      code: 'TEST_NONE',
      message: 'There are no tests',
      hint: 'Every layer brings tests: files that end in .test.ts or .test.tsx.',
    });
  }
  site.provideRuntime();
  const report = join(site.reports, `${randomUUID()}.json`);
  const config = join(site.reports, 'jest.config.json');
  writeFiles(site.reports, [
    {
      path: 'jest.config.json',
      content: JSON.stringify(jestConfig(site)),
    },
  ]);
  const outcome = await runProcess({
    file: process.execPath,
    args: [
      runnerPath(),
      '--config',
      config,
      '--json',
      `--outputFile=${report}`,
      '--ci',
      files.length > IN_BAND ? '--maxWorkers=2' : '--runInBand',
      '--testLocationInResults',
      ...files,
    ],
    cwd: site.folder,
    env: toolEnvironment(site.reports),
    timeout: 5 * MINUTE,
    signal: site.signal,
  });
  if (outcome.timedOut) {
    return failed({
      code: 'TEST_TIMEOUT',
      message: 'The tests did not finish within 5 minutes',
      hint: 'Look for a loop without an end or a promise that nobody settles.',
    });
  }
  const parsed = readReport(readText(report) ?? '');
  if (!parsed) {
    return failed({
      code: 'TEST_NO_REPORT',
      message: `The test run left no report: ${capped(stripVTControlCharacters(outcome.stderr || outcome.stdout))}`,
      hint: 'Tests must not end the process.',
    });
  }
  return judge(parsed, site, outcome.exitCode);
}

function runnerPath(): string {
  const manifest = createRequire(import.meta.url).resolve('jest/package.json');
  return join(dirname(manifest), 'bin/jest.js');
}

/** One project per environment, both on the same rules. */
function jestConfig(site: Site): Readonly<Record<string, unknown>> {
  const shared = {
    ...site.stack.jest,
    rootDir: site.folder,
    cacheDirectory: join(site.reports, 'jest-cache'),
  };
  return {
    rootDir: site.folder,
    projects: [
      { ...shared, testEnvironment: 'node', testMatch: ['**/*.test.ts'] },
      { ...shared, testEnvironment: 'jsdom', testMatch: ['**/*.test.tsx'] },
    ],
  };
}

function judge(
  report: TestReport,
  site: Site,
  exitCode: number | null,
): TestOutcome {
  const diagnostics = report.problems(site.folder).map((problem) => ({
    ...problem,
    layer: problem.file === null ? null : site.ownerOf(problem.file),
  }));
  if (diagnostics.length > 0) return { diagnostics, passed: report.passed };
  if (report.passed === 0) {
    return failed({
      code: 'TEST_NONE',
      message: 'No test ran',
      hint: 'Every layer brings tests that assert what it promises.',
    });
  }
  if (exitCode !== 0) {
    return failed({
      code: 'TEST_EXIT',
      message: `The test run ended with ${exitCode} although no test failed`,
      hint: 'Tests must not end the process.',
    });
  }
  return { diagnostics: [], passed: report.passed };
}

const failed = (
  given: Pick<Diagnostic, 'code' | 'message' | 'hint'>,
): TestOutcome => ({
  diagnostics: [diagnostic({ ...given, stage: 'test' })],
  passed: 0,
});
