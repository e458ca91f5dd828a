import type { Plan, PlanEntity } from '@nx-slice/schemas';
import type { EntityNames } from '../../names/index.js';
import { hasOperation, operationsOn } from './operations.js';

/** What the contract exports for one entity: schemas only where an operation needs them. */
export interface EntityExports {
  readonly values: readonly string[];
  readonly types: readonly string[];
  /** Whether a query compares single fields, and so needs their rules. */
  readonly needsRules: boolean;
  readonly needsInput: boolean;
  readonly needsPatch: boolean;
}

export function schemasOf(
  plan: Plan,
  entity: PlanEntity,
  { type, camel }: EntityNames,
): EntityExports {
  const needsInput = hasOperation(plan, entity, 'create');
  const needsPatch = hasOperation(plan, entity, 'update');
  return {
    values: [
      ...(needsInput ? [`${camel}InputSchema`] : []),
      ...(needsPatch ? [`${camel}PatchSchema`] : []),
      `${camel}Schema`,
    ],
    types: [
      type,
      ...(needsInput ? [`${type}Draft`, `${type}Input`] : []),
      ...(needsPatch ? [`${type}Patch`] : []),
    ],
    needsRules: operationsOn(plan, entity).some(({ where }) =>
      where?.some((name) => entity.fields.some((field) => field.name === name)),
    ),
    needsInput,
    needsPatch,
  };
}
