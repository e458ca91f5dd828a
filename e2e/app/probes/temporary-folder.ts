import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TemporaryFolder {
  /** Absolute path; the folder is there and empty. */
  readonly path: string;
  readonly remove: () => void;
}

/** A folder of its own, and how to remove it. */
export function temporaryFolder(): TemporaryFolder {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'nx-slice-probe-')));
  return {
    path,
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
