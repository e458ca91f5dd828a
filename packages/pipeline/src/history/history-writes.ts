import { join } from 'node:path';
import {
  fail,
  ok,
  type Diagnostic,
  type History,
  type Result,
} from '@nx-slice/schemas';
import type { FileWrite } from '../apply/journal/file-write.js';
import { diagnostic } from '../diagnostics.js';
import { readText } from '../edge/files.js';
import type { Job } from '../job.js';
import { canonical } from '../seal/canonical.js';
import type { Sealed } from '../seal/make-seal.js';
import { layerOf } from '../stack.js';
import { checkGrowth } from './check-growth.js';
import { historyDocument, readHistory } from './read-history.js';

export interface HistoryOptions {
  /** Data may be lost on the way from the plan of then to the one of now. */
  readonly allowDestructive?: boolean | undefined;
}

/**
 * The histories as steps of the transaction that applies the artifacts: from then on, what is in them was released.
 * Nothing is lost before that, so this is where somebody has to allow it.
 *
 * @param sealed what is applied
 */
export function historyWrites(
  job: Job,
  sealed: readonly Sealed[],
  { allowDestructive = false }: HistoryOptions,
): Result<readonly FileWrite[], readonly Diagnostic[]> {
  const problems: Diagnostic[] = [];
  const writes: FileWrite[] = [];
  for (const layer of job.stack.layers) {
    const { name, history } = layer;
    const artifact = sealed.find(({ seal }) => seal.layer === name)?.artifact;
    if (history === undefined || artifact === undefined) continue;
    const before = readHistory(job, layer);
    const section = job.store.readSection(name);
    if (!before.ok) problems.push(...before.error);
    if (!section.ok) problems.push(...section.error);
    if (!before.ok || !section.ok) continue;
    const { plan } = section.value;
    problems.push(
      ...checkGrowth(layer, artifact.files, before.value),
      ...(before.value === undefined || allowDestructive
        ? []
        : losses(job, name, history.losses(before.value.plan, plan))),
    );
    const file = artifact.files.find(({ path }) => path === history.file);
    if (file === undefined) continue;
    const next: History = {
      version: 1,
      slice: job.slice,
      layer: name,
      file,
      plan,
    };
    const path = `${job.root}/artifacts/${historyDocument(name)}`;
    const text = readText(join(job.workspace, path)) ?? null;
    const after = canonical(next);
    if (text !== after) writes.push({ path, before: text, after });
  }
  return problems.length > 0 ? fail(problems) : ok(writes);
}

const losses = (
  { slice, root, stack }: Job,
  layer: string,
  lost: readonly string[],
): readonly Diagnostic[] =>
  lost.map((message) =>
    diagnostic({
      code: 'MIGRATION_DESTRUCTIVE',
      stage: 'apply',
      layer,
      file: `${root}/${layerOf(stack, layer).history?.file ?? ''}`,
      message,
      hint: `Nothing was written. If the data may go: npx nx run ${slice}:generate --allow-destructive. If not: change ${root}/slice.json.`,
    }),
  );
