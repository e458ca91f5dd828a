import type { Diagnostic } from '@nx-slice/schemas';
import { diagnostic } from '../diagnostics.js';
import type { Job } from '../job.js';
import { short } from './check-seal.js';
import type { InputChange } from './input-changes.js';
import type { Standing } from './standing.js';

/** Why a run in which no agent may be asked ends here. */
export function frozen(
  { slice, root }: Pick<Job, 'slice' | 'root'>,
  name: string,
  standing: Exclude<Standing, { kind: 'fits' }>,
): readonly Diagnostic[] {
  return [
    diagnostic({
      code: 'FROZEN',
      stage: 'seal',
      layer: name,
      file: `${root}/artifacts/${name}`,
      message: `${slice}:${name} would need an agent, and none may be asked: ${reasonOf(standing)}`,
      hint: `Run npx nx run ${slice}:generate where an agent may be asked (--frozen=false), and commit ${root}. What changed is shown by npx nx run ${slice}:explain.`,
    }),
    ...(standing.kind === 'broken' ? standing.diagnostics : []),
  ];
}

/** In one line, such as `plan/sections/db changed (0123… → 4567…)`. */
export function reasonOf(standing: Standing): string {
  switch (standing.kind) {
    case 'fits':
      return 'nothing changed';
    case 'judged-otherwise':
      return 'the gate has changed, and says no to what it said yes to before';
    case 'missing':
      return 'nothing is stored for it';
    case 'broken':
      return 'what is stored for it is not what was sealed';
    case 'changed':
      return standing.changes.map(changeText).join(', ');
  }
}

/** One change in a few words. */
export const changeText = ({ name, before, after }: InputChange): string => {
  if (before === null) return `${name} is new`;
  if (after === null) return `${name} is gone`;
  return `${name} changed (${short(before)} → ${short(after)})`;
};
