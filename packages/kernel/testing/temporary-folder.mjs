import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of its own for one test, and how to remove it. */
export function createTemporaryFolder() {
  const path = mkdtempSync(join(tmpdir(), 'nx-slice-'));
  return {
    path,
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
