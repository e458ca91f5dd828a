import type { Plan, PlanEntity, PlanOperation } from '@nx-slice/schemas';

type Kind = PlanOperation['kind'];

/** The operations of one entity, in the order of the plan. */
export const operationsOn = (
  plan: Plan,
  entity: PlanEntity,
): readonly PlanOperation[] =>
  plan.operations.filter((operation) => operation.entity === entity.name);

/** Whether an entity has an operation of one of these kinds. */
export const hasOperation = (
  plan: Plan,
  entity: PlanEntity,
  ...kinds: readonly Kind[]
): boolean =>
  operationsOn(plan, entity).some(({ kind }) => kinds.includes(kind));

/** An operation that only its intent describes: no template can write it. */
export const isIntentOnly = ({ kind, set, where }: PlanOperation): boolean =>
  (kind === 'command' && set === null) || (kind === 'query' && where === null);

/** The operations of one entity that the plan describes completely. */
export const plainOperationsOn = (
  plan: Plan,
  entity: PlanEntity,
): readonly PlanOperation[] =>
  operationsOn(plan, entity).filter((operation) => !isIntentOnly(operation));
