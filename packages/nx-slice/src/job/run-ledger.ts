import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { usageSchema } from '@nx-slice/schemas';
import { z } from 'zod';

const entrySchema = z.strictObject({
  layer: z.string(),
  calls: z.int(),
  /** `null`: nobody said. */
  usage: usageSchema.nullable(),
  /** In the currency of the prices; `null`: the price is not known. */
  cost: z.number().nullable(),
});

/** What one layer cost in this run. */
export type LedgerEntry = z.output<typeof entrySchema>;

/**
 * What the tasks of one `nx` invocation did, so that the last of them can say it. A task that Nx took from its
 * cache writes nothing.
 */
export interface RunLedger {
  record(slice: string, entry: LedgerEntry): void;
  /** Everything recorded for a slice in this run. */
  read(slice: string): readonly LedgerEntry[];
  /** Ends the run: what was recorded is forgotten. */
  close(): void;
}

const DAY = 24 * 60 * 60 * 1000;

/** @param workspace absolute path */
export function openLedger(workspace: string): RunLedger {
  const runs = join(workspace, '.nx', 'nx-slice', 'runs');
  const folder = join(runs, invocation(process.env));
  const file = (slice: string): string => join(folder, `${slice}.jsonl`);
  return {
    record: (slice, entry) => {
      mkdirSync(folder, { recursive: true });
      forgetOldRuns(runs);
      appendFileSync(file(slice), `${JSON.stringify(entry)}\n`);
    },
    read: (slice) => readEntries(file(slice)),
    close: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * What the tasks of one invocation have in common. The parent process is not it: on a terminal Nx puts another
 * process between itself and a task. The first name is Nx 24's, the second Nx 23's.
 */
export const invocation = (env: NodeJS.ProcessEnv): string =>
  (
    env['NX_INVOCATION_ANCESTOR_PIDS'] ??
    env['NX_INVOCATION_ROOT_PID'] ??
    String(process.ppid)
  ).replaceAll(/[^0-9]+/g, '-');

/** Process ids are used again, but not within a day. */
function forgetOldRuns(runs: string): void {
  for (const name of readdirSync(runs)) {
    const path = join(runs, name);
    const age =
      Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (age > DAY) rmSync(path, { recursive: true, force: true });
  }
}

function readEntries(file: string): readonly LedgerEntry[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return []; // Nothing was recorded.
  }
  return text
    .trim()
    .split('\n')
    .map((line) => entrySchema.parse(JSON.parse(line)));
}
