import { fileURLToPath } from 'node:url';

/** Absolute path of the programs of ours that run where judged code runs; they are no modules of this package. */
export const testingFolder = (): string =>
  fileURLToPath(new URL('../../testing', import.meta.url));
