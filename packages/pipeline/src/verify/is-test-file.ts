/** Whether the runner takes a file for tests; every other file below `test/` is there to be imported. */
export const isTestFile = (path: string): boolean => /\.test\.tsx?$/.test(path);
