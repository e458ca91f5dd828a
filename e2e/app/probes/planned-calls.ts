import type { Plan, PlanEntity, PlanOperation } from '@nx-slice/schemas';

/** One operation that the plan promises, with all that a caller knows of it. */
export interface PlannedCall {
  readonly slice: string;
  readonly channel: string;
  readonly operation: PlanOperation;
  readonly entity: PlanEntity;
}

/** Every operation of an app. Those that have only an intent take no part: no rule says what they do. */
export const plannedCalls = (plans: readonly Plan[]): readonly PlannedCall[] =>
  plans.flatMap(({ name: slice, entities, operations }) =>
    operations.flatMap((operation) => {
      const entity = entities.find(({ name }) => name === operation.entity);
      return entity && operation.input === null
        ? [{ slice, channel: `${slice}:${operation.name}`, operation, entity }]
        : [];
    }),
  );

/** The channel of an entity's operation of a kind. @throws {Error} the plan has none */
export function channelOf(
  calls: readonly PlannedCall[],
  kind: PlanOperation['kind'],
  { slice, entity }: Pick<PlannedCall, 'slice' | 'entity'>,
): string {
  const found = calls.find(
    (call) =>
      call.slice === slice &&
      call.entity.name === entity.name &&
      call.operation.kind === kind,
  );
  if (!found) throw new Error(`No ${kind} of ${slice}/${entity.name}`);
  return found.channel;
}
