import type { PlanEntity } from '@nx-slice/schemas';
import type { EntityNames } from '../../names/index.js';
import { lines, member, property } from '../../text.js';

/** A function that applies a patch to what is stored. */
export function applyPatchCode(
  entity: PlanEntity,
  { type, camel }: EntityNames,
): string {
  const fields = entity.fields.map(({ name, optional }) => {
    const current = member(camel, name);
    const change = member('patch', name);
    return `${property(name)}: ${optional ? `patched(${change}, ${current})` : `${change} ?? ${current}`},`;
  });
  return lines(
    `/** A field that the patch does not name keeps its value${entity.fields.some(({ optional }) => optional) ? '; `null` clears an optional one' : ''}. */`,
    `const applyPatch = (${camel}: ${type}, patch: ${type}Patch): ${type} => ({`,
    `...${camel},`,
    fields,
    '});',
  );
}
