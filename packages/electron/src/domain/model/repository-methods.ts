import type { Plan, PlanEntity, PlanOperation } from '@nx-slice/schemas';
import { sliceNames } from '../../names/index.js';
import { operationsOn } from './operations.js';
import { referencesOf } from './references.js';

/** A method of a repository that belongs to one field. */
export interface FieldMethod {
  readonly field: PlanEntity['fields'][number];
  readonly method: string;
}

/** A method of a repository that answers one query of the plan. */
export interface QueryMethod {
  readonly operation: PlanOperation;
  readonly where: readonly string[];
  readonly method: string;
}

/** What an entity's repository has besides `list`, `find`, `insert`, `update` and `remove`. */
export interface RepositoryMethods {
  /** `findByName`, for each unique field. */
  readonly finders: readonly FieldMethod[];
  /** `countByProjectId`, for each reference. */
  readonly counters: readonly FieldMethod[];
  readonly queries: readonly QueryMethod[];
}

export function repositoryMethods(
  plan: Plan,
  entity: PlanEntity,
): RepositoryMethods {
  const names = sliceNames(plan).entity(entity.name);
  const method = (
    verb: string,
    field: PlanEntity['fields'][number],
  ): FieldMethod => ({ field, method: verb + names.field(field.name).pascal });
  const finders = entity.fields
    .filter(({ unique }) => unique)
    .map((field) => method('findBy', field));
  const counters = referencesOf(entity).map(({ field }) =>
    method('countBy', field),
  );
  const taken = new Set([
    ...['list', 'find', 'insert', 'update', 'remove'],
    ...[...finders, ...counters].map((one) => one.method),
  ]);
  return {
    finders,
    counters,
    queries: operationsOn(plan, entity).flatMap((operation) =>
      operation.kind === 'query' && operation.where !== null
        ? [
            {
              operation,
              where: operation.where,
              method: taken.has(operation.name)
                ? `${operation.name}Query`
                : operation.name,
            },
          ]
        : [],
    ),
  };
}
