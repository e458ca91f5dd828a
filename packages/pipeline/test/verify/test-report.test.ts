import { expect, test } from '@jest/globals';
import { readReport } from '../../src/verify/test-report.js';

const FILE = 'test/db/a.test.ts';

const suite = (
  status: string,
  assertions: readonly object[],
  message = '',
) => ({
  name: `/w/${FILE}`,
  status,
  message,
  assertionResults: assertions.map((one) => ({ failing: false, ...one })),
});
const report = (...testResults: object[]) =>
  readReport(JSON.stringify({ nonce: 'n', testResults }), 'n');

test('what is no report is not one', () => {
  expect(readReport('', 'n')).toBeUndefined();
  expect(readReport('{}', 'n')).toBeUndefined();
  expect(readReport('{"nonce":"n","testResults":[]}x', 'n')).toBeUndefined();
});

test('the report of another run is not one', () => {
  const text = JSON.stringify({ nonce: 'n', testResults: [] });
  expect(readReport(text, 'n')).toBeDefined();
  expect(readReport(text, 'm')).toBeUndefined();
});

test('passed tests are no problem', () => {
  const read = report(suite('passed', [{ fullName: 'a', status: 'passed' }]));
  expect(read?.passed).toBe(1);
  expect(read?.problems('/w', [FILE])).toEqual([]);
});

test('a file that was sent has to be in the report, with a test', () => {
  const both = [FILE, 'test/db/b.test.ts'];
  const passed = suite('passed', [{ fullName: 'a', status: 'passed' }]);
  expect(report(passed)?.problems('/w', both)).toMatchObject([
    { code: 'TEST_NONE', file: 'test/db/b.test.ts' },
  ]);
  const empty = { ...suite('passed', []), name: '/w/test/db/b.test.ts' };
  expect(report(passed, empty)?.problems('/w', both)).toMatchObject([
    { code: 'TEST_NONE', file: 'test/db/b.test.ts' },
  ]);
});

test('a test that passes by failing counts against the answer, and not as passed', () => {
  const read = report(
    suite('passed', [{ fullName: 'a', status: 'passed', failing: true }]),
  );
  expect(read?.passed).toBe(0);
  expect(read?.problems('/w', [FILE])).toMatchObject([
    { code: 'TEST_NOT_RUN', message: 'a is expected to fail' },
  ]);
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
  expect(read?.problems('/w', [FILE])).toMatchObject([
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
    expect(read?.problems('/w', [FILE])).toMatchObject([
      { code: 'TEST_NOT_RUN' },
    ]);
  },
);

test('a file that could not run is one problem', () => {
  const read = report(suite('failed', [], 'Cannot find module'));
  expect(read?.problems('/w', [FILE])).toMatchObject([
    { code: 'TEST_SUITE_FAILED', message: 'Cannot find module' },
  ]);
});
