import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { invocation } from './run-ledger.js';

/** What `--max-cost` on the command line of nx is to the tasks below. */
export const MAX_COST = 'NX_SLICE_MAX_COST';
/** Which run the tasks belong to. One that is gone on with has the name of the first command. */
export const RUN = 'NX_SLICE_RUN';

const SPENDING = '.nx-slice/spending';
const MONTH = 30 * 24 * 60 * 60 * 1000;
const NAME = /^\d{4}-\d\d-\d\dT[0-9-]+Z-\d+$/;

/** What a command line says: `--max-cost 2.50`, `--maxCost=2.50`; as it was typed. */
export function maxCostIn(argv: readonly string[]): string | undefined {
  let said: string | undefined;
  argv.forEach((word, index) => {
    const [flag, value = argv[index + 1] ?? ''] = word.split('=', 2);
    if (flag === '--max-cost' || flag === '--maxCost') said = value;
  });
  return said;
}

/**
 * The file in which the tasks of a run write down what they take.
 *
 * @param workspace absolute path
 */
export function spendingFile(
  workspace: string,
  env: NodeJS.ProcessEnv,
): string {
  const said = env[RUN] ?? '';
  const name = NAME.test(said) ? said : invocation(env);
  return join(workspace, SPENDING, `${name}.json`);
}

/**
 * The name of a run that begins, or of the last one when that is to be gone on with.
 *
 * @param workspace absolute path
 */
export function beginRun(
  workspace: string,
  isResumed: boolean,
  now: Date,
): string {
  const folder = join(workspace, SPENDING);
  forgetOldRuns(folder, now.getTime() - MONTH);
  const last = isResumed ? runsIn(folder).at(-1) : undefined;
  return last ?? `${now.toISOString().replaceAll(/[:.]/g, '-')}-${process.pid}`;
}

/** Sorted by when they began. */
const runsIn = (folder: string): readonly string[] =>
  namesIn(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .filter((name) => NAME.test(name))
    .sort();

function forgetOldRuns(folder: string, before: number): void {
  for (const name of namesIn(folder)) {
    const path = join(folder, name);
    const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
    if (changed !== undefined && changed < before) {
      rmSync(path, { force: true });
    }
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // No run has spent anything.
  }
}
