import type { Diagnostic } from '@nx-slice/schemas';
import type { z } from 'zod';
import { diagnostic } from '../../diagnostics.js';
import { inert } from '../../report/inert.js';
import { ANSWER_LIMITS } from './limits.js';

/**
 * What a schema found, as a few diagnostics: one for each place, however much is wrong there, and the same
 * mistake in every entry of a list is one with a count.
 */
export function summariseIssues(
  found: readonly z.core.$ZodIssue[],
  layer: string,
): readonly Diagnostic[] {
  const issues = onePerPlace(found);
  const kinds = new Map<string, { first: z.core.$ZodIssue; count: number }>();
  for (const issue of issues) {
    const key = `${issue.path.map(anyIndex).join('.')} ${issue.message}`;
    const known = kinds.get(key);
    if (known) known.count += 1;
    else kinds.set(key, { first: issue, count: 1 });
  }
  const shown = [...kinds.values()].slice(0, ANSWER_LIMITS.diagnostics);
  const left = issues.length - shown.reduce((sum, { count }) => sum + count, 0);
  return shown.map(({ first, count }, index) =>
    diagnostic({
      code: 'ANSWER_SHAPE',
      stage: 'parse',
      layer,
      message: [
        inert(`${pathOf(first.path)}: ${first.message}`, ANSWER_LIMITS.message),
        count > 1 ? ` (and ${count - 1} more like it)` : '',
        left > 0 && index === shown.length - 1
          ? ` (and ${left} more problems)`
          : '',
      ].join(''),
      hint: 'Keep to the schema of the answer.',
    }),
  );
}

const onePerPlace = (
  found: readonly z.core.$ZodIssue[],
): readonly z.core.$ZodIssue[] => {
  const places = new Set<string>();
  return found.filter(({ path }) => {
    const place = JSON.stringify(path.map(String));
    const isNew = !places.has(place);
    places.add(place);
    return isNew;
  });
};

const anyIndex = (step: PropertyKey): string =>
  typeof step === 'number' ? '*' : String(step);

const pathOf = (path: readonly PropertyKey[]): string =>
  path.length === 0 ? 'The answer' : path.map(String).join('.');
