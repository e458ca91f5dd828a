import type { Diagnostic, SourceFile } from '@nx-slice/schemas';
import { isTestFile } from './is-test-file.js';

/**
 * Tests that the stack itself derives from the plan. Who writes code and tests alone can be wrong in both and be
 * green; these the author neither sees nor changes.
 */
export interface Conformance {
  /** What has to be put into the workspace: test files, and what they import besides the layer. */
  readonly files: readonly SourceFile[];
  /** The layer that each test file judges, by its path. */
  readonly tests: ReadonlyMap<string, string>;
}

export interface ConformanceRequest {
  readonly layer: string;
  /** The stack's tests of the layer, below `test/`. */
  readonly demanded: readonly SourceFile[];
  /** What the layer's author wrote. */
  readonly written: readonly SourceFile[];
  /** The domain contract with the test support. */
  readonly shared: readonly SourceFile[];
}

/**
 * The tests are moved from `test/` to `conformance/`, where no layer may write, with copies of all that they
 * import from beside them. A test that the author has word for word, with everything that tests share, runs
 * already: it is left out.
 */
export function conformanceTo({
  layer,
  demanded,
  written,
  shared,
}: ConformanceRequest): Conformance {
  const has = new Map(written.map(({ path, content }) => [path, content]));
  const isWritten = ({ path, content }: SourceFile): boolean =>
    has.get(path) === content;
  const helpers = demanded.filter(({ path }) => !isTestFile(path));
  const tests = demanded.filter(
    (file) =>
      isTestFile(file.path) && !(isWritten(file) && helpers.every(isWritten)),
  );
  if (tests.length === 0) return { files: [], tests: new Map() };
  const support = shared.filter(
    ({ path }) => path.startsWith(OWN) && !isTestFile(path),
  );
  return {
    files: [...support, ...helpers, ...tests].map(({ path, content }) => ({
      path: moved(path),
      content,
    })),
    tests: new Map(tests.map(({ path }) => [moved(path), layer])),
  };
}

/** The same for several layers, in one workspace. */
export const allConformance = (parts: readonly Conformance[]): Conformance => ({
  files: parts.flatMap(({ files }) => files),
  tests: new Map(parts.flatMap(({ tests }) => [...tests])),
});

/** What a failed, missing or skipped test of the stack says about a layer; its author cannot look at the file. */
export const nonconformity = (
  problem: Diagnostic,
  layer: string,
): Diagnostic => ({
  ...problem,
  code: 'CONFORMANCE_FAILED',
  layer,
  file: null,
  range: null,
  message: withoutFrames(problem.message),
  hint: `This is a test of the stack's own: what it expects is in the brief of ${layer}. Change the code, and your tests where they agree with it.`,
});

const OWN = 'test/';
const STACKS = 'conformance/';

const moved = (path: string): string =>
  path.startsWith(OWN) ? STACKS + path.slice(OWN.length) : path;

const withoutFrames = (message: string): string =>
  message
    .split('\n')
    .filter((line) => !/^\s+at .*\/conformance\//.test(line))
    .join('\n');
