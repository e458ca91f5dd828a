/** A test file that must not be green. */
export interface TestEvasion {
  readonly name: string;
  readonly content: string;
  readonly code: 'TEST_FAILED' | 'TEST_SUITE_FAILED' | 'TEST_NOT_RUN';
  /** A part of what is said of it: it has to fail for its own reason. */
  readonly says: string;
}

const HEAD =
  "import { afterAll, expect, jest, test } from '@jest/globals';\nvoid [afterAll, jest];\n";
const FAILING = "test('adds', () => { expect(1).toBe(2); });\n";
/** Asks for a module in a way that no compiler and no linter follows. */
const ASK =
  'declare const require: unknown;\nconst ask = (name: string) => (require as any)(name);\n';
const PASS = "() => ({ pass: true, message: () => '' })";

export const honestTest = {
  path: 'test/base/honest.test.ts',
  content: `${HEAD}test('adds', () => { expect(1 + 1).toBe(2); });\n`,
};

export const EVASIONS: readonly TestEvasion[] = [
  {
    name: 'a failing test',
    content: HEAD + FAILING,
    code: 'TEST_FAILED',
    says: 'Expected: 2',
  },
  {
    name: 'exit 0 in a hook',
    content: `${HEAD}${FAILING}afterAll(() => { process.exit(0); });\n`,
    code: 'TEST_SUITE_FAILED',
    says: 'exitCode=0',
  },
  {
    name: 'matchers overridden',
    content: `${HEAD}expect.extend({ toBe: ${PASS} } as never);\n${FAILING}`,
    code: 'TEST_SUITE_FAILED',
    says: 'read only property',
  },
  {
    name: 'matchers overridden in a test',
    content: `${HEAD}test('extends', () => { expect.extend({ toBe: ${PASS} } as never); });\n${FAILING}`,
    code: 'TEST_FAILED',
    says: 'read only property',
  },
  {
    name: 'an equality of its own',
    content: `${HEAD}expect.addEqualityTesters([() => true]);\ntest('adds', () => { expect([1]).toEqual([2]); });\n`,
    code: 'TEST_SUITE_FAILED',
    says: 'not extensible',
  },
  {
    name: 'expect replaced',
    content: `(globalThis as any).expect = () => ({ toBe: () => undefined });\n${HEAD}${FAILING}`,
    code: 'TEST_SUITE_FAILED',
    says: 'read only property',
  },
  {
    name: 'a skipped test',
    content: `${HEAD}test.skip('adds', () => { expect(1).toBe(2); });\n`,
    code: 'TEST_NOT_RUN',
    says: 'adds is pending',
  },
  {
    name: 'a todo',
    content: `${HEAD}test.todo('adds');\n`,
    code: 'TEST_NOT_RUN',
    says: 'adds is todo',
  },
  {
    name: 'a focused test',
    content: `${HEAD}test.only('is', () => { expect(1).toBe(1); });\n${FAILING}`,
    code: 'TEST_NOT_RUN',
    says: 'adds is pending',
  },
  {
    name: 'a test that is expected to fail',
    content: `${HEAD}test.failing('adds', () => { expect(1).toBe(2); });\n`,
    code: 'TEST_NOT_RUN',
    says: 'expected to fail',
  },
  {
    name: 'no test',
    content: 'export {};\n',
    code: 'TEST_SUITE_FAILED',
    says: 'at least one test',
  },
  {
    name: 'the result sent to the runner',
    content: `${HEAD}(process as any).send([0, { numPassingTests: 1, testResults: [] }]);\n${FAILING}`,
    code: 'TEST_SUITE_FAILED',
    says: 'is not a function',
  },
  {
    name: 'the real process by a builtin',
    content: `${HEAD}(process as any).getBuiltinModule('fs').writeFileSync('report.json', '{}');\n${FAILING}`,
    code: 'TEST_SUITE_FAILED',
    says: 'is not a function',
  },
  {
    name: 'the real process by a constructor',
    content: `${HEAD}(setTimeout as any).constructor('return process')().exit(0);\n${FAILING}`,
    code: 'TEST_SUITE_FAILED',
    says: 'Code from strings is refused',
  },
  {
    name: 'the real process by the constructor of async functions',
    content: `${HEAD}const proto = Object.getPrototypeOf(setTimeout as any);\n(proto.constructor as any)('return process')().exit(0);\n${FAILING}`,
    code: 'TEST_SUITE_FAILED',
    says: 'Code from strings is refused',
  },
  {
    name: 'the real process by a module',
    content: `${HEAD}${ASK}ask('node:vm').runInThisContext('process').exit(0);\n${FAILING}`,
    code: 'TEST_SUITE_FAILED',
    says: 'node:vm is out of reach',
  },
  {
    name: 'a real module by the mocks',
    content: `${HEAD}(jest as any).requireActual('fs').writeFileSync('report.json', '{}');\n${FAILING}`,
    code: 'TEST_SUITE_FAILED',
    says: 'fs is out of reach',
  },
  {
    name: 'errors taken out of the books',
    content: `${HEAD}const books = Object.getOwnPropertySymbols(globalThis).find(({ description }) => description === 'EVENT_HANDLERS');\n(globalThis as any)[books as never].length = 0;\n${FAILING}`,
    code: 'TEST_SUITE_FAILED',
    says: 'read only property',
  },
  {
    name: 'a patched prototype',
    content: `Array.prototype.push = () => 0;\n${HEAD}${FAILING}`,
    code: 'TEST_SUITE_FAILED',
    says: 'read only property',
  },
];
