import {
  FEEDBACK_LIMITS,
  fail,
  type Diagnostic,
  type Result,
} from '@nx-slice/schemas';
import { capped, limited } from '../diagnostics.js';
import type { Job } from '../job.js';
import { feedbackFile } from './feedback.js';
import { changedSinceVerified, relatedLayers } from './related-layers.js';

/** UTF-16 code units of one finding; a file holds twenty of them. */
const MAX_FINDING = 1_000;

/** What verify says of the assembled slice becomes the feedback of its layers, or takes theirs away. */
export function afterVerify<T>(
  job: Job,
  verdict: Result<T, readonly Diagnostic[]>,
): Result<T, readonly Diagnostic[]> {
  if (!verdict.ok) return fail(giveFeedback(job, verdict.error));
  settleFeedback(job);
  return verdict;
}

/**
 * Writes what was found as the feedback of the layers whose files it shows in; the feedback is an input of
 * theirs, so that the next run repairs those layers and no others. Findings that no layer owns are for people.
 *
 * @returns the findings, with the layers named that may have caused them
 */
export function giveFeedback(
  job: Job,
  found: readonly Diagnostic[],
): readonly Diagnostic[] {
  const changed = changedSinceVerified(job);
  const findings = found.map((item) => withRelated(job, item, changed));
  const problems = job.stack.layers.flatMap(({ name }) =>
    giveTo(
      job,
      name,
      findings.filter((item) => item.layer === name && isOfCode(item)),
    ),
  );
  return [...findings, ...problems];
}

function giveTo(
  job: Job,
  layer: string,
  findings: readonly Diagnostic[],
): readonly Diagnostic[] {
  const sealed = job.store.readSealed(layer);
  if (findings.length === 0 || !sealed.ok) return [];
  const feedback = job.feedback.read(layer);
  if (!feedback.ok) return feedback.error;
  const diagnostics = [
    ...limited(sorted(findings), FEEDBACK_LIMITS.diagnostics),
  ];
  const { artifact } = sealed.value.seal;
  const before = feedback.value.verify;
  // The words of a tool may differ from run to run. The same finding in the same artifact is nothing new, and
  // no reason to ask an agent once more.
  if (
    before?.artifact !== artifact ||
    keysOf(before.diagnostics) !== keysOf(diagnostics)
  ) {
    job.feedback.write(layer, {
      ...feedback.value,
      verify: {
        artifact,
        diagnostics: diagnostics.map((item) => ({
          ...item,
          message: capped(item.message, MAX_FINDING),
        })),
      },
      keep: null,
    });
  }
  job.onEvent({
    type: 'feedback',
    slice: job.slice,
    layer,
    file: `${job.root}/${feedbackFile(layer)}`,
    findings: findings.length,
  });
  return [];
}

/**
 * Takes away what an earlier verify said. The artifact that was made with it stays in force: without `keep`
 * the layer's task would be the one from before the repair, and a cache would bring back what was wrong.
 */
export function settleFeedback(
  job: Pick<Job, 'stack' | 'store' | 'feedback'>,
): void {
  for (const { name } of job.stack.layers) {
    const feedback = job.feedback.read(name);
    // A file that cannot be read has stopped the layer before; it is not ours to remove.
    if (!feedback.ok || feedback.value.verify === null) continue;
    const sealed = job.store.readSealed(name);
    if (!sealed.ok) continue;
    job.feedback.write(name, {
      ...feedback.value,
      verify: null,
      keep: sealed.value.seal.artifact,
    });
  }
}

/** Not a missing tool, nor a broken seal: no agent can mend those. */
const isOfCode = ({ stage }: Diagnostic): boolean =>
  ['typecheck', 'lint', 'contract', 'test'].includes(stage);

function withRelated(
  job: Job,
  item: Diagnostic,
  changed: ReadonlySet<string>,
): Diagnostic {
  const related = relatedLayers(job.stack, item, changed);
  if (related.length === 0) return item;
  const named = related.map(({ layer, because }) => `${layer} (${because})`);
  const text = `It may come from ${named.join(', ')}.`;
  return { ...item, hint: item.hint === null ? text : `${item.hint} ${text}` };
}

const keyOf = ({ file, range, code }: Diagnostic): string =>
  JSON.stringify([file, range?.start.line, range?.start.column, code]);

const keysOf = (items: readonly Diagnostic[]): string =>
  items.map(keyOf).join('\n');

/** Tools that work side by side finish in any order. */
const sorted = (items: readonly Diagnostic[]): readonly Diagnostic[] =>
  [...items].sort((a, b) => {
    const [left, right] = [keyOf(a) + a.message, keyOf(b) + b.message];
    return left < right ? -1 : left > right ? 1 : 0;
  });
