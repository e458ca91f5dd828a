import { join } from 'node:path';
import type { SourceFile } from '@nx-slice/schemas';
import type { Isolation } from '../../src/edge/isolation/isolation.js';
import { processLevel } from '../../src/edge/isolation/process-level.js';
import { sandboxLevel } from '../../src/edge/isolation/sandbox-level.js';
import { createPrivateWorkspace } from '../../src/edge/private-workspace.js';
import type { Site } from '../../src/verify/check.js';
import { REPOSITORY } from './tiny-job.js';
import { tinyStack } from './tiny-stack.js';

export const NODE_MODULES = join(REPOSITORY, 'node_modules');

/** The levels that this machine has: CI has bubblewrap, and so has every Linux where it is installed. */
export async function levelsHere(): Promise<readonly Isolation[]> {
  const sandbox = await sandboxLevel.availability(new AbortController().signal);
  return [
    processLevel('process'),
    ...(sandbox.available ? [sandboxLevel.open(NODE_MODULES)] : []),
  ];
}

/** Judges files in a workspace of their own, as the pipeline does. */
export async function onSite<T>(
  files: readonly SourceFile[],
  given: Pick<Site, 'isolation'> & Partial<Site>,
  work: (site: Site) => Promise<T>,
): Promise<T> {
  const workspace = createPrivateWorkspace(NODE_MODULES);
  try {
    workspace.add(files);
    return await work({
      folder: workspace.folder,
      scratch: workspace.scratch,
      deadline: 60_000,
      stack: tinyStack,
      files: files.map(({ path }) => path),
      ownerOf: () => 'base',
      provideRuntime: () => undefined,
      conformance: new Map(),
      entries: [],
      promises: [],
      signal: new AbortController().signal,
      ...given,
    });
  } finally {
    workspace.remove();
  }
}
