import { join } from 'node:path';
import type { Diagnostic, Usage } from '@nx-slice/schemas';
import { capped, diagnostic } from '../diagnostics.js';
import { fillRunFolder, makeRunFolder } from '../edge/run-folders.js';
import type { Job } from '../job.js';
import { runFiles } from '../report/run-files.js';
import type { SpentConversation } from './converse.js';

/**
 * Keeps all that was said in a conversation that came to nothing, where a person can look at it, and says
 * where. Nothing of the environment is in it.
 *
 * @returns why it came to nothing
 */
export function keepRun(
  job: Job,
  layer: string,
  { diagnostics, attempts }: SpentConversation,
): readonly Diagnostic[] {
  if (attempts.length === 0) return diagnostics;
  const safe = (name: string) => name.replaceAll(/[^A-Za-z0-9._-]/g, '-');
  try {
    const folder = makeRunFolder(job.workspace, {
      slice: safe(job.slice),
      layer: safe(layer),
      at: new Date(),
    });
    const { identity } = job.agentFor(layer);
    const run = {
      slice: job.slice,
      layer,
      model: identity.model,
      costOf: (usage: Usage) => job.turns?.costOf(identity, usage) ?? null,
      attempts,
    };
    const { files, artifact } = runFiles(run, folder);
    fillRunFolder(join(job.workspace, folder), files);
    job.onEvent({ type: 'kept', slice: job.slice, layer, folder, artifact });
    return diagnostics;
  } catch (error) {
    // A full disk must not hide why the layer failed.
    return [
      ...diagnostics,
      diagnostic({
        code: 'RUN_NOT_KEPT',
        severity: 'warning',
        stage: 'agent',
        layer,
        message: capped(
          `The answers could not be kept: ${error instanceof Error ? error.message : String(error)}`,
        ),
      }),
    ];
  }
}
