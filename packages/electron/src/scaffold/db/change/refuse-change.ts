import { diagnostic } from '@nx-slice/pipeline';
import type { Diagnostic, LayerHistory, Plan } from '@nx-slice/schemas';
import { entityFates } from './entity-change.js';
import { releasedIn } from './released.js';
import { compare } from './schema-change.js';

/** Why no migration can be written to this plan; empty when one can. */
export function refuseChange(
  plan: Plan,
  history: LayerHistory | undefined,
): readonly Diagnostic[] {
  if (history === undefined) return [];
  const refused = (message: string, hint: string): Diagnostic =>
    diagnostic({
      code: 'SCAFFOLD_CANNOT_MIGRATE',
      stage: 'agent',
      layer: 'db',
      message,
      hint,
    });
  if (!releasedIn(history.file.content)) {
    return [
      refused(
        `What was released of ${history.file.path} cannot be read`,
        'Restore artifacts/history/db.json from git.',
      ),
    ];
  }
  return compare(history.plan, plan).kept.flatMap((pair) => {
    const { entity } = pair.after;
    return entityFates(pair.before, pair.after).fields.flatMap(
      ({ field, fate }) =>
        fate.problem === null
          ? []
          : [
              refused(
                `${entity.name}.${field.name}: ${fate.problem}`,
                field.unique || field.type === 'reference'
                  ? 'Make it optional in slice.json.'
                  : 'Give it a default, or make it optional, in slice.json.',
              ),
            ],
    );
  });
}
