import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What Node itself needs to start: its executable, and the libraries of an installation that has its own. */
export const nodeParts = (): readonly string[] => {
  const executable = realpathSync(process.execPath);
  return [executable, join(dirname(dirname(executable)), 'lib')].filter(
    existsSync,
  );
};
