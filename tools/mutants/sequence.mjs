import { dirname } from 'node:path';

/**
 * Jest's order of tests: first those of the folder that has the fault, then those of its package. With `--bail` the
 * rest is seldom needed. `MUTANTS_PATHS` has the files with the fault, with commas between.
 */
export default class Sequence {
  /** @param {readonly { path: string }[]} tests */
  sort(tests) {
    const rank = rankOf((process.env.MUTANTS_PATHS ?? '').split(','));
    return [...tests].sort((a, b) => rank(a.path) - rank(b.path));
  }

  shard(tests) {
    return tests;
  }

  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {
    // Which test failed last says nothing about the next fault.
  }
}

/** @param {readonly string[]} paths */
function rankOf(paths) {
  const folders = paths.map((path) => {
    const test = path.replace('/src/', '/test/');
    return `/${dirname(test)}/`;
  });
  const packages = folders.map((folder) => folder.replace(/\/test\/.*/, '/'));
  const isIn = (/** @type {string} */ path) => (/** @type {string} */ folder) =>
    path.includes(folder);
  return (/** @type {string} */ path) => {
    if (folders.some(isIn(path))) return 0;
    return packages.some(isIn(path)) ? 1 : 2;
  };
}
