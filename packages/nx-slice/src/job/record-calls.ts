import type { Job } from '@nx-slice/pipeline';
import type { Seal } from '@nx-slice/schemas';
import { openLedger } from './run-ledger.js';
import type { SliceProject } from './slice-project.js';

/** Writes down what a layer took, for the summary; what was used again took nothing. */
export function recordCalls(
  { workspace, project }: SliceProject,
  { turns }: Job,
  layer: string,
  { calls, seal }: { readonly calls: number; readonly seal: Seal },
): void {
  if (calls === 0) return;
  const { usage, agent } = seal;
  const cost = usage && (turns?.costOf(agent, usage) ?? null);
  openLedger(workspace).record(project, { layer, calls, usage, cost });
}
