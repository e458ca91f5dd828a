import { join } from 'node:path';
import type { Applied } from '@nx-slice/schemas';
import { readText } from '../edge/files.js';
import { canonical } from '../seal/canonical.js';
import type { FileWrite } from './journal/file-write.js';

/** Below a slice's `artifacts/`: what was written last. */
export const APPLIED = 'applied.json';

/** `applied.json` as a step of a transaction; none when it says so already. */
export function appliedWrites(
  { workspace, root }: { readonly workspace: string; readonly root: string },
  next: Applied,
): readonly FileWrite[] {
  const path = `${root}/artifacts/${APPLIED}`;
  const before = readText(join(workspace, path)) ?? null;
  const after = canonical(next);
  return before === after ? [] : [{ path, before, after }];
}
