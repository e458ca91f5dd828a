import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file of a run folder. An answer is kept as it came: it need not be text that can be encoded again. */
export interface RunFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** Below the workspace; no input or output of any task, and git ignores it. */
export const RUNS = '.nx-slice/runs';

/** How many runs of one slice are kept. */
const KEPT = 20;

/**
 * Makes a folder for one run, and takes away the oldest ones of the same slice.
 *
 * @param workspace absolute path
 * @returns the folder, relative to the workspace, with `/`
 */
export function makeRunFolder(
  workspace: string,
  run: { readonly slice: string; readonly layer: string; readonly at: Date },
): string {
  const parent = join(workspace, RUNS, run.slice);
  // Only for the person: answers may hold what is not for others on this machine.
  mkdirSync(parent, { recursive: true, mode: 0o700 });
  // It ignores itself, also where nobody has run the generator that adds it to the workspace's own .gitignore.
  writeFileSync(join(workspace, '.nx-slice/.gitignore'), '*\n');
  const time = run.at.toISOString().slice(0, 19).replaceAll(':', '-');
  const name = makeFolder(parent, `${time}Z-${run.layer}`);
  // Names begin with the time; the new one is the last.
  for (const old of readdirSync(parent).sort().slice(0, -KEPT)) {
    rmSync(join(parent, old), { recursive: true, force: true });
  }
  return `${RUNS}/${run.slice}/${name}`;
}

/** @param folder absolute path */
export function fillRunFolder(folder: string, files: readonly RunFile[]): void {
  for (const { path, content } of files) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
}

/** Two runs within a second are two folders. */
function makeFolder(parent: string, name: string): string {
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? name : `${name}-${count}`;
    try {
      mkdirSync(join(parent, candidate));
      return candidate;
    } catch (error) {
      if (!isThere(error)) throw error;
    }
  }
}

const isThere = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  error.code === 'EEXIST';
