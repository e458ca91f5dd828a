import type { Plan, PlanEntity, PlanOperation } from '@nx-slice/schemas';
import { isSearchable } from '../../domain/model/is-searchable.js';
import { isIntentOnly } from '../../domain/model/operations.js';
import {
  sliceNames,
  type EntityNames,
  type OperationNames,
  type SliceNames,
} from '../../names/index.js';

/** An operation with its names. */
export interface OperationModel extends OperationNames {
  readonly planned: PlanOperation;
}

/** An entity with its names and with what can be done to it; an operation that the slice has not is `null`. */
export interface EntityModel extends EntityNames {
  readonly planned: PlanEntity;
  readonly list: OperationModel | null;
  readonly create: OperationModel | null;
  readonly update: OperationModel | null;
  readonly remove: OperationModel | null;
  /** Queries that compare values, and commands that set them: what only its intent describes gets no part of the page. */
  readonly queries: readonly OperationModel[];
  readonly commands: readonly OperationModel[];
  /** It has a list that a text narrows. */
  readonly isSearchable: boolean;
}

/** A plan as the templates of the page read it. */
export interface SliceModel {
  readonly plan: Plan;
  readonly names: SliceNames;
  readonly entities: readonly EntityModel[];
  /** Operations that change nothing, and those that do. */
  readonly reads: readonly OperationModel[];
  readonly changes: readonly OperationModel[];
}

const READS: readonly PlanOperation['kind'][] = ['list', 'get', 'query'];

export function sliceModel(plan: Plan): SliceModel {
  const names = sliceNames(plan);
  const operations = plan.operations.map((planned) => ({
    ...names.operation(planned.name),
    planned,
  }));
  const isRead = ({ planned }: OperationModel) => READS.includes(planned.kind);
  return {
    plan,
    names,
    entities: plan.entities.map((planned) =>
      entityModel(planned, names.entity(planned.name), operations),
    ),
    reads: operations.filter(isRead),
    changes: operations.filter((operation) => !isRead(operation)),
  };
}

function entityModel(
  planned: PlanEntity,
  names: EntityNames,
  operations: readonly OperationModel[],
): EntityModel {
  const own = operations.filter(
    (operation) => operation.planned.entity === planned.name,
  );
  const all = (kind: PlanOperation['kind']) =>
    own.filter((operation) => operation.planned.kind === kind);
  const plain = (kind: PlanOperation['kind']) =>
    all(kind).filter((operation) => !isIntentOnly(operation.planned));
  const one = (kind: PlanOperation['kind']) => all(kind)[0] ?? null;
  const list = one('list');
  return {
    ...names,
    planned,
    list,
    create: one('create'),
    update: one('update'),
    remove: one('remove'),
    queries: plain('query'),
    commands: plain('command'),
    isSearchable: list !== null && isSearchable(planned),
  };
}
