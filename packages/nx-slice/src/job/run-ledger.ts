import { appendFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
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
  record(entry: LedgerEntry): void;
  /** Everything recorded in this run, which is forgotten then. */
  take(): readonly LedgerEntry[];
}

/** @param workspace absolute path */
export function openLedger(workspace: string, slice: string): RunLedger {
  const folder = join(workspace, '.nx', 'nx-slice', `run-${process.ppid}`);
  const file = join(folder, `${slice}.jsonl`);
  return {
    record: (entry) => {
      mkdirSync(folder, { recursive: true });
      appendFileSync(file, `${JSON.stringify(entry)}\n`);
    },
    take: () => {
      const entries = read(file);
      rmSync(file, { force: true });
      return entries;
    },
  };
}

function read(file: string): readonly LedgerEntry[] {
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
