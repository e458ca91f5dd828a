import {
  STANDARD_OPERATIONS,
  type PlanOperation,
  type Slice,
  type SliceOperation,
  type StandardOperation,
} from '@nx-slice/schemas';
import { planField } from './plan-field.js';
import { nameBindings, type Binding } from './standard-names.js';

type DeclaredOperation = Exclude<SliceOperation, StandardOperation>;

const nothingMore = {
  where: null,
  set: null,
  input: null,
  output: null,
  intent: null,
};

const planDeclared = (
  operation: DeclaredOperation,
  onlyEntity: string | null,
): PlanOperation => {
  const { name, kind } = operation;
  if ('intent' in operation) {
    return {
      ...nothingMore,
      name,
      kind,
      entity: operation.entity ?? null,
      input: (operation.input ?? []).map(planField),
      output: operation.output ?? null,
      intent: operation.intent,
    };
  }
  const entity = operation.entity ?? onlyEntity;
  if ('where' in operation) {
    return { ...nothingMore, name, kind, entity, where: operation.where };
  }
  const set = Object.entries(operation.set).map(([field, value]) => ({
    field,
    value,
  }));
  return { ...nothingMore, name, kind, entity, set };
};

/**
 * Every operation bound to its entity: entity by entity the standard ones, always in the same order whatever the
 * order in slice.json, then the declared ones.
 */
export const planOperations = (slice: Slice): PlanOperation[] => {
  const entities = (slice.entities ?? []).map((entity) => entity.name);
  const asked: readonly SliceOperation[] =
    slice.operations ?? STANDARD_OPERATIONS;
  const declared = asked.filter((operation) => typeof operation !== 'string');
  const bindings = entities.flatMap((entity) =>
    STANDARD_OPERATIONS.filter((name) => asked.includes(name)).map(
      (operation): Binding => ({ operation, entity }),
    ),
  );
  const named = nameBindings(
    bindings,
    declared.map((operation) => operation.name),
  );
  // An operation that names no entity is about the only one there is: `readSlice` sees to that.
  const onlyEntity = entities[0] ?? null;
  return [
    ...named.map(({ name, operation, entity }) => ({
      ...nothingMore,
      name,
      kind: operation,
      entity,
    })),
    ...declared.map((operation) => planDeclared(operation, onlyEntity)),
  ];
};
