import { expect, test } from '@jest/globals';
import { readReport } from '../../src/verify/test-report.js';

const suite = (
  status: string,
  assertions: readonly object[],
  message = '',
) => ({
  name: '/w/test/db/a.test.ts',
  status,
  message,
  assertionResults: assertions,
});
const report = (...testResults: object[]) =>
  readReport(JSON.stringify({ numPassedTests: 1, testResults }));

test('what is no report is not one', () => {
  expect(readReport('')).toBeUndefined();
  expect(readReport('{}')).toBeUndefined();
});

test('passed tests are no problem', () => {
  const read = report(suite('passed', [{ fullName: 'a', status: 'passed' }]));
  expect(read?.passed).toBe(1);
  expect(read?.problems('/w')).toEqual([]);
});

test('a failed test is named with its place, without colours and frames of the runner', () => {
  const read = report(
    suite('failed', [
      {
        fullName: 'keeps order',
        status: 'failed',
        location: { line: 7, column: 3 },
        failureMessages: [
          '\u001b[31mexpected 1\u001b[39m\n    at Object.<anonymous> (/w/test/db/a.test.ts:8:1)\n    at x (/w/node_modules/jest/x.js:1:1)',
        ],
      },
    ]),
  );
  expect(read?.problems('/w')).toMatchObject([
    {
      code: 'TEST_FAILED',
      file: 'test/db/a.test.ts',
      range: { start: { line: 7, column: 3 } },
      message:
        'keeps order\nexpected 1\n    at Object.<anonymous> (/w/test/db/a.test.ts:8:1)',
    },
  ]);
});

test.each(['pending', 'todo', 'skipped', 'disabled'])(
  'a test that is %s counts against the answer',
  (status) => {
    const read = report(suite('passed', [{ fullName: 'a', status }]));
    expect(read?.problems('/w')).toMatchObject([{ code: 'TEST_NOT_RUN' }]);
  },
);

test('a file that could not run is one problem', () => {
  const read = report(suite('failed', [], 'Cannot find module'));
  expect(read?.problems('/w')).toMatchObject([
    { code: 'TEST_SUITE_FAILED', message: 'Cannot find module' },
  ]);
});
