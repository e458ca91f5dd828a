'use strict';

// The program that runs tests under judgement. It runs none of their code itself: that happens in processes of
// its own. What it is to do comes by standard input, and so does the nonce that its report has to carry: a
// test cannot know it. The report leaves by standard output, which no test has: theirs ends in here.

const { tmpdir } = require('node:os');
const { join } = require('node:path');

const MAX_MESSAGE = 4000;

// A signal would open Node's debugger in here, and with it the report.
process.on('SIGUSR1', () => undefined);

const report = process.stdout.write.bind(process.stdout);
process.stdout.write = process.stderr.write.bind(process.stderr);

async function main() {
  const { nonce, rootDir, jest, files } = JSON.parse(await readInput());
  const shared = {
    ...jest,
    rootDir,
    cacheDirectory: join(tmpdir(), 'jest'),
    runtime: join(__dirname, 'judged-runtime.cjs'),
    setupFilesAfterEnv: [
      ...(jest.setupFilesAfterEnv ?? []),
      join(__dirname, 'lock-verdict.cjs'),
    ],
  };
  const { results } = await require('jest').runCLI(
    {
      $0: 'jest',
      _: files.map((file) => join(rootDir, file)),
      runTestsByPath: true,
      config: JSON.stringify({
        rootDir,
        projects: [
          { ...shared, testEnvironment: 'node', testMatch: ['**/*.test.ts'] },
          {
            ...shared,
            testEnvironment: require.resolve('jest-environment-jsdom'),
            testMatch: ['**/*.test.tsx'],
          },
        ],
      }),
      ci: true,
      reporters: [],
      silent: true,
      testLocationInResults: true,
      watchman: false,
      // Up to this many files a second process costs more than it saves.
      maxWorkers: files.length > 8 ? 2 : 1,
      // With a limit Jest never runs a test in its own process, which it else does with a single file.
      workerIdleMemoryLimit: '1GB',
    },
    [rootDir],
  );
  const text = JSON.stringify({
    nonce,
    testResults: results.testResults.map(suite),
  });
  report(text, () => process.exit(results.success ? 0 : 1));
}

const suite = ({
  testFilePath,
  failureMessage,
  testExecError,
  testResults,
}) => ({
  name: testFilePath,
  status:
    testExecError || testResults.some(({ status }) => status === 'failed')
      ? 'failed'
      : 'passed',
  message: (failureMessage ?? '').slice(0, MAX_MESSAGE),
  assertionResults: testResults.map((test) => ({
    fullName: test.fullName,
    status: test.status,
    location: test.location ?? null,
    failing: test.failing ?? false,
    asserts: test.numPassingAsserts,
    failureMessages: test.failureMessages.map((message) =>
      message.slice(0, MAX_MESSAGE),
    ),
  })),
});

async function readInput() {
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

main().catch((error) => {
  console.error(error);
  process.exit(2);
});
