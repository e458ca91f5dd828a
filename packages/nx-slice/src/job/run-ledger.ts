import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const entrySchema = z.strictObject({ layer: z.string(), calls: z.int() });

/** What one layer cost in this run. */
export type LedgerEntry = z.output<typeof entrySchema>;

/**
 * What the tasks of one `nx` invocation did, so that the last of them can say it. A task that Nx took from its
 * cache writes nothing. The tasks are processes of their own with one parent: Nx.
 */
export interface RunLedger {
  record(slice: string, entry: LedgerEntry): void;
  /** Everything recorded for a slice in this run. */
  read(slice: string): readonly LedgerEntry[];
}

const DAY = 24 * 60 * 60 * 1000;

/** @param workspace absolute path */
export function openLedger(workspace: string): RunLedger {
  const runs = join(workspace, '.nx', 'nx-slice', 'runs');
  const folder = join(runs, String(process.ppid));
  const file = (slice: string): string => join(folder, `${slice}.jsonl`);
  return {
    record: (slice, entry) => {
      mkdirSync(folder, { recursive: true });
      forgetOldRuns(runs);
      appendFileSync(file(slice), `${JSON.stringify(entry)}\n`);
    },
    read: (slice) => readEntries(file(slice)),
  };
}

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
